"""English. ``SURE`` words protect alone; ``HINT`` words need a second cue."""

SURE = {
    "pay": """
        statutory sick pay, sick pay policy, no sick pay, without sick pay, pay rise, pay raise, payrise, pay gap,
        pay transparency, pay freeze, pay cut, pay cuts, paid late, underpaid, unpaid overtime, unpaid hours,
        unpaid shift*, unpaid creative, unpaid intern*, unpaid labour, unpaid labor, unpaid work, minimum wage,
        living wage, wage theft, stolen wages, our wages, my wages, wages in, wage, wages, payslip*, pay slip*, paystub*,
        pay stub*, paycheck*, paycheque*, pay day, payday, holiday pay, on call pay, overtime pay, night premium,
        shift allowance, salary freeze, my salary, salaries, salary band*, lowest band, pay band*, earns more than,
        earn less than, earns _ more, less than the man, equal pay, gender pay, same grade, service charge … staff,
        service charge my, tip jar, tips pooled, our tips, stealing our tips, direct deposit landed, pension letter,
        my pension, pension scheme, pension contributions, super statement, redundancy pay, severance, bonus clawback,
        raise this year, without the raise, no raise, cost of living, paid for _ hours, per hour before,
        an hour before tax, night bus allowance, travel allowance cut, zero percent rise, real terms pay
        """,
    "hours": """
        weeks of crunch, crunch is, crunch time, in crunch, overtime, unsocial hours, mandatory overtime, mandatory 10s,
        back to back shifts, back to back earlies, double shift*, doubles, night shift*, nightshift*, hours a week,
        hour week, hours rest, rest break*, rest breaks, no break, without a break, lunch break*, on call rota,
        on call all, on call, rota, roster, zero hours, zero hour, split shift*, clopening, short staffed, shortstaffed,
        understaffed, under staffed, short staffing, staffing ratio*, unsafe ratio*, patients to one nurse,
        burnt out staff, workload, work life balance, flexible working, flexitime, parental leave, maternity leave,
        paternity leave, annual leave denied, leave denied, holiday denied, time off denied, sick days, compressed hours,
        part time hours, my sundays, sunday shift, weekend shift, nights in a row, six nights, two years of nights,
        last of _ nights, working sundays, shift pattern*, eight hour day, four day week, days less holiday,
        right to disconnect, hours straight, hour shift, hour shifts, hour doubles, earlies all week, lates all week,
        ten straight, worked _ hours, worked _ days
        """,
    "conditions": """
        working conditions, temp contract*, fixed term contract, permanent contract, zero security, probation extended,
        performance review*, performance improvement plan, pip, team player, return to office mandate, rto mandate,
        hot desk*, open plan, works council*, staff room, break room, chairs that, window that opens, elevator … broken,
        awaiting a part, agency workers, gig workers, constructive dismissal, unfair dismissal, unfairly dismissed,
        employment tribunal, tribunal claim, labour inspect*, labor inspect*, osha, hse inspector, occupational health,
        company doctor, changing room, reshaped around, acas, grievance, filed a grievance, grievance procedure,
        attendance is noticed, sickness policy
        """,
    "safety": """
        unsafe, health and safety, safety report, safety rep, safety guard, guard off, guard's been, heat sealer guard,
        ppe, no gloves, hard hat*, asbestos, fire exit*, fire door*, locked exit, workplace accident, accident at work,
        injury at work, near miss, someone will die, someone gets killed, gets hurt, risk assessment, breathed grease,
        broken extractor, black mould, mold in, fumes, assaulted at work, assaulted by a, spat at, spat on,
        threatened at work, lone working, walk home at, fainted, heatstroke, stop work order, refuse unsafe work,
        refused to work, lockout tagout
        """,
    "union": """
        union*, unionise*, unionize*, shop steward, union rep, branch agm, elected rep, collective bargaining,
        collective agreement, on strike, striking, strike action, strike ballot, strike fund, strike day, picket*,
        walkout, walked out, industrial action, works council election, scab*, solidarity, labour day, right to organise,
        right to organize, members' meeting, tuc, afl cio, unite the union, seiu
        """,
    "discrimination": """
        in a wheelchair, wheelchair ramp, wheelchair access at work, discriminat*, racis*, sexis*, ableis*, homophob*,
        transphob*, islamophob*, antisemit*, ageis*, misogyn*, glass ceiling, culture fit, my accent, hijab, headscarf,
        my pronouns, he they, misgender*, deadname*, start a family, planning to start, pregnan* … job, maternity … job,
        women less, paid less than, less than men, token hire, black joy, only woman, reasonable adjustment*,
        accessibility request, too old for, too young for, where are you really, go back to your, equality rep,
        equal opportunity, diversity poster, diversity hire, only black woman, as a woman in
        """,
    "harassment": """
        harass*, bullied, bullying, bully, groped, grabbed my, hand on my, hands on my, touched me,
        inappropriate comment*, sexual comment*, creepy, corners the, cornered me, catcall*, stalk*, metoo,
        me too moment, hostile environment, toxic manager, toxic workplace, toxic culture, unwanted advances,
        joke about me, reported it, reported him, reported her, we reported, hr did nothing, told hr, went to hr,
        reach of hr, hostile workplace, yelled at me, screamed at me, humiliated me
        """,
    "whistleblowing": """
        whistleblow*, whistle blow*, speak up line, reported … to the regulator, reported to, reported a, i reported,
        i have reported, gone to the police, went to the police, protected disclosure, retaliat*, falsified, falsify*,
        backdated, cooked the books, fraud … reported, raised concerns, raised a concern, raised this, i have raised,
        raised it with, blew the whistle, ethics hotline, ombuds*, labour ministry, osha complaint, retaliation
        """,
    "politics": """
        voted, voting, vote for, your vote, polling station, poll worker, ballot, election*, general election, midterms,
        campaign* for, canvass*, party … vote, parliament, congress … bill, senator, mp for, prime minister,
        government … cuts, tories, labour party, lib dem*, republicans, democrats, maga, trump, biden, brexit, protest*,
        demonstration, climate march, march for, rally for, palestine, gaza, ukraine, pride march, refugees welcome,
        immigration policy, abortion
        """,
    "religion": """
        prayer room, prayers, say my prayers, evening prayer, ramadan, iftar, eid, pray, praying, mosque, church, chapel,
        mass this, at mass, rosary, ash wednesday, good friday, sabbath, shabbat, synagogue, diwali, my faith,
        my religion, atheist, lent, easter vigil, chapel choir, harvest supper, hymn*, psalm*, jesus, allah, my mosque,
        my church, as a muslim i, as a jewish, as a catholic i, being muslim at, being jewish at
        """,
    "health": """
        signed off sick, signed off for, burnout, burned out, burnt out, adhd, autis*, my autism, my depression,
        depression, antidepressant*, my anxiety, anxiety disorder, panic attack*, in therapy, my therapist, migraine*,
        endometriosis, period cramps, my period, menopaus*, hot flush*, hot flash*, my hormones, long covid, diagnosed,
        my diagnosis, my cancer, my chemo, chemotherapy, biopsy, scan results, blood test, blood pressure, my blood,
        diabetes, my insulin, epilepsy, my surgery, my operation, my back is, my spine, my wrists, my knee, my knees,
        my shoulder, physio, physiotherap*, dentist, wisdom tooth, my doctor, doctor says, doctor's orders, off sick,
        sick leave, off for a month, mental health, chronic pain, chronic fatigue, miscarriage, i am pregnant,
        i'm pregnant, trapped nerve, my meds, stitched up in, tendonitis, carpal tunnel, dyslexi*, i stammer
        """,
}

HINT = {
    "pay": """
        salary, raise, bonus, pension, unpaid, payroll, pay, tips, allowance, rent, grade
        """,
    "hours": """
        shift pattern, overtime*, rota*, rest, break, breaks, schedule, leave, on call, weekends, sleep
        """,
    "conditions": """
        contract, hr, canteen, wellbeing, resilience, chair, chairs, heating, workload, open office, fruit basket,
        pizza party
        """,
    "safety": """
        safety, accident, injur*, guard, danger*, gloves, hurt, threatened
        """,
    "union": """
        members, rights, ballot, organise, organize, comrades, rep, council
        """,
    "discrimination": """
        women, pregnant, maternity, disabled, accent, gender, muslim, gay, queer, trans, diversity, inclusion, black,
        promotion round
        """,
    "harassment": """
        complaint, complained, groping, creep, uncomfortable, afraid, scared, wrote it down, written it down
        """,
    "whistleblowing": """
        reported, refuse, refused, compliance, anonymously, misconduct, evidence, told my
        """,
    "politics": """
        politic*, government, minister, climate, democracy, party, vote
        """,
    "religion": """
        god, faith, religio*, prayed, candle, blessing
        """,
    "health": """
        sick, ill, pain, doctor, therapy, exhausted, back, appointment, knees, crying, cried, hurts
        """,
}

STANCE = """
    shame, shameful, disgrace*, disgusting, outrage*, angry, furious, fed up, sick of, tired of, enough, again, third time, twice, nobody, nothing, not once, never, still, since january, for months, for years, unacceptable, unfair, injustice, ridiculous, refuse, refused, won't, i said no, thanks for nothing, apparently, respect, dignity, we want, we demand, demand*, ironic, irony, denied, no answer, waiting
    """

SELF = """
    i, my, me, we, our, us, mine, myself
    """
