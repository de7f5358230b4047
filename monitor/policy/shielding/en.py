"""English. ``SURE`` words protect alone; ``HINT`` words need a second cue."""

SURE = {
    "pay": """
        statutory sick pay, sick pay policy, no sick pay, without sick pay, pay rise, pay raise, payrise, pay gap,
        pay transparency, pay freeze, pay cut, pay cuts, paid late, underpaid, unpaid overtime, unpaid hours,
        unpaid shift*, unpaid creative, unpaid intern*, unpaid labour, unpaid labor, unpaid work, minimum wage,
        living wage, wage theft, stolen wages, our wages, my wages, wages in, wage, wages, payslip*, pay slip*,
        paystub*, pay stub*, paycheck*, paycheque*, pay day, holiday pay, on call pay, overtime pay, night premium,
        shift allowance, salary freeze, my salary, salaries, salary band*, lowest band, pay band*, earns more than,
        earn less than, earns _ more, less than the man, equal pay, gender pay, same grade, service charge … staff,
        service charge my, tip jar, tips pooled, our tips, stealing our tips, direct deposit landed, pension letter,
        my pension, pension scheme, pension contributions, super statement, redundancy pay, severance,
        raise this year, without the raise, no raise, cost of living, paid for _ hours, per hour before,
        an hour before tax, night bus allowance, travel allowance cut, zero percent rise, real terms pay,
        payroll error, payroll mistake, payroll messed, underpaid us, pay offer, pay award, pay deal, pay claim,
        pay review, pay rises, pay scale*, pay grade, band 5, band 6, band 7, agenda for change, on call money,
        standby pay, call out pay, shift premium, weekend premium, bank holiday pay, expenses unpaid,
        travel time unpaid, stock refresh, equity refresh, cost of living rise, below inflation, inflation rise,
        real terms cut, per cent rise, percent rise, food bank, two jobs, afford rent, training bond, paid less,
        paid more than, paid the same, paid properly, paid fairly, fair pay, better pay, poverty wages, tip pool,
        service charge kept, paid in exposure, wage gap, wage freeze, 401k, pension cut, pension cuts, pays interns,
        interns nothing, pays nothing, pays us nothing, paid nothing, pay us nothing
        """,
    "hours": """
        weeks of crunch, crunch is, crunch time, in crunch, overtime, unsocial hours, mandatory overtime,
        mandatory 10s, back to back shifts, back to back earlies, double shift*, night shift*, nightshift*,
        hours a week, hour week, hours rest, rest break*, rest breaks, no break, without a break, lunch break*,
        on call rota, on call all, on call, rota, roster, zero hours, zero hour, split shift*, clopening,
        short staffed, shortstaffed, understaffed, under staffed, short staffing, staffing ratio*, unsafe ratio*,
        patients to one nurse, burnt out staff, workload, work life balance, flexible working, flexitime,
        parental leave, maternity leave, paternity leave, annual leave denied, leave denied, holiday denied,
        time off denied, sick days, compressed hours, part time hours, my sundays, sunday shift, weekend shift,
        nights in a row, six nights, two years of nights, last of _ nights, working sundays, shift pattern*,
        eight hour day, four day week, days less holiday, right to disconnect, hours straight, hour shift,
        hour shifts, hour doubles, earlies all week, lates all week, ten straight, worked _ hours, worked _ days,
        shift work, shift swap, swap shifts, long days in a row, days in a row, weeks in a row without,
        weekends in a row, weekend off cancelled, leave cancelled, holiday refused, holiday cancelled,
        time off refused, leave refused, leave request, bereavement leave, compassionate leave, carer's leave, toil,
        lieu time, time in lieu, back to back nights, twelve hour, twelve hours straight, fourteen hours,
        sixteen hours, eighteen hours, 12 hour, 14 hour, 16 hour, 60 hour, 70 hour, 80 hour, handover unpaid,
        stay late again, logged on at midnight, slack at midnight, emails at midnight, paged at, pager went,
        paged me, woken up _ times, on call week, on call weekend, on call rotation, minimum staffing,
        staffing levels, staffing crisis, no cover, no relief, doing the work of two, doing the work of three,
        two people's work, three people's jobs, job of three, skeleton crew, skeleton staff, toilet break*,
        bathroom break*, clock in, clocked in, time tracking, keystroke*, monitoring software, tracks my mouse,
        mouse jiggler, return to office, rto, five days in the office, remote work ban, working from home ban,
        commute two hours, school pick up, nursery pick up
        """,
    "conditions": """
        working conditions, temp contract*, fixed term contract, permanent contract, zero security,
        probation extended, performance review*, performance improvement plan, pip, team player,
        return to office mandate, rto mandate, hot desk*, open plan, works council*, staff room, break room,
        chairs that, window that opens, elevator … broken, awaiting a part, agency workers, gig workers,
        constructive dismissal, unfair dismissal, unfairly dismissed, employment tribunal, tribunal claim,
        labour inspect*, labor inspect*, osha, hse inspector, occupational health, company doctor, changing room,
        reshaped around, acas, grievance, filed a grievance, grievance procedure, attendance is noticed,
        sickness policy, zero protection, visa tied, h1b, sponsorship visa, bonded labour, forced ranking,
        stack ranking, stack ranked, bell curve, on a pip, improvement plan, probation review, rated below,
        fired for, sacked for, dismissed for, terminated for, let go for, let go after, mouldy office, no heating,
        no air con, no aircon, air con broken, heating broken, no natural light, hot desking, desk sharing,
        standing desk request, dse assessment, ergonomic*, noise levels, kitchen cockroaches, mice in the,
        rats in the break, lactation, breastfeed*, pump room, pumping in, nursing room, fit note, sick note policy,
        agency staff, agency nurse, outsourced cleaners, cleaners are, gig work, umbrella company,
        self employed bogus, bogus self employment, non compete, unpaid trial, trial shift
        """,
    "safety": """
        unsafe, health and safety, safety report, safety rep, safety guard, guard off, guard's been,
        heat sealer guard, ppe, no gloves, asbestos, fire exit*, fire door*, locked exit, workplace accident,
        accident at work, injury at work, near miss, someone will die, someone gets killed, gets hurt,
        risk assessment, breathed grease, broken extractor, black mould, mold in, fumes, assaulted at work,
        assaulted by a, spat at, spat on, threatened at work, lone working, walk home at, fainted, heatstroke,
        stop work order, refuse unsafe work, refused to work, lockout tagout, needlestick, needle stick,
        violence against staff, assaulted again, punched by a patient, bitten by, kicked by a patient,
        threatened by a, abuse from customers, radiation badge, dosimeter, exposed wires, exposed wiring,
        live wires, no first aider, safety harness, without a harness, no harness, scaffolding, fell from,
        nearly fell, nearly died, nearly killed, could have died, someone's going to die, going to get killed,
        hearing damage, ear defenders, dust mask, chemical burn*, burns on my, safety boots, safety glasses,
        lone worker, panic button, personal alarm, security guard cut, blocked exit, emergency exit*, lift stuck,
        unsafe staffing, brakes fail*, will get killed, will be killed, gets killed, going to kill someone,
        will kill someone, before someone dies, waiting to happen
        """,
    "union": """
        union*, unionise*, unionize*, shop steward, union rep, branch agm, elected rep, collective bargaining,
        collective agreement, on strike, striking, strike action, strike ballot, strike fund, strike day, picket*,
        walkout, industrial action, works council election, solidarity, labour day, right to organise,
        right to organize, members' meeting, tuc, afl cio, unite the union, seiu, unison, gmb, rcn, bma, unite rep,
        cwu, nuj, rmt, aslef, teamsters, uaw, ufcw, afl, ilo, strike vote, ballot papers, voted to strike,
        vote to strike, vote yes, union busting, union buster*, union meeting, union drive, organising drive,
        recognition agreement, junior doctors' strike, on the picket, joined the union, join a union,
        join your union, card check, workers' rights, labour rights, labor rights, may day, staff council,
        staff forum rep
        """,
    "discrimination": """
        in a wheelchair, wheelchair ramp, wheelchair access at work, discriminat*, sexis*, ableis*, homophob*,
        transphob*, islamophob*, antisemit*, ageis*, misogyn*, glass ceiling, culture fit, my accent, hijab,
        headscarf, my pronouns, he they, misgender*, deadname*, start a family, planning to start, pregnan* … job,
        maternity … job, women less, paid less than, less than men, token hire, black joy, only woman,
        reasonable adjustment*, accessibility request, too old for, too young for, where are you really,
        go back to your, equality rep, equal opportunity, diversity poster, diversity hire, only black woman,
        as a woman in, only woman in, only woman on, mansplain*, manel, all male, old boys, boys' club, boys club,
        pay women, women earn, women in leadership, my hair, touch my hair, my skin, my name on my cv, casteism,
        casteist, dalit, accent training, colour of my skin, color of my skin, people of colour, people of color,
        microaggress*, tokenism, pinkwash*, rainbow logo, pride logo, my wife and i came out, came out at work,
        closeted, trans colleague, non binary, nonbinary, they them, bathroom policy, gender neutral toilet,
        motherhood penalty, mommy track, mummy track, maternity cover, returning from maternity,
        pregnancy announcement, since i got pregnant, because i'm pregnant, because i am pregnant, ageist,
        overqualified code, young and dynamic, digital native wanted, accessible entrance, no ramp, step free,
        disabled toilet, neurodivergent, neurodiver*, where i'm really from, from really, religious discrimination,
        anti muslim, anti black, i'm deaf, i am deaf, my disability, women don't belong, women do not belong,
        no place for women, women can't do, women belong in, not a job for women, not for women, a man's job,
        black people don't, foreigners don't belong
        """,
    "harassment": """
        harass*, bullied, bullying, groped, grabbed my, hand on my, hands on my, touched me, inappropriate comment*,
        sexual comment*, creepy, corners the, cornered me, catcall*, stalk*, metoo, me too moment,
        hostile environment, toxic manager, toxic workplace, toxic culture, unwanted advances, joke about me,
        reported it, reported him, reported her, we reported, hr did nothing, told hr, went to hr, reach of hr,
        hostile workplace, yelled at me, screamed at me, humiliated me, leered, leering, pervy, unwanted hug,
        hugs that linger, sexual remark*, sexting, dick pic*, upskirt*, hand up my, slapped my, pinched my,
        cornered in, followed me, whisper network, ndas for victims, silenced victims, belittled, belittles,
        gaslight*, humiliates, shouts at us, shouting at staff, screams at us, threw a, freezes me out, frozen out,
        ostracised, sent to coventry, bullied out, pushed out after, formal complaint, complaint against my
        """,
    "whistleblowing": """
        whistleblow*, whistle blow*, speak up line, reported … to the regulator, reported to, reported a, i reported,
        i have reported, gone to the police, went to the police, protected disclosure, retaliat*, falsified,
        falsify*, backdated, cooked the books, fraud … reported, raised concerns, raised a concern, raised this,
        i have raised, raised it with, blew the whistle, ethics hotline, ombuds*, labour ministry, osha complaint,
        retaliation, blew the, speak up policy, raised it, raised a grievance, raised a safety, escalated it,
        escalated twice, ignored my report, ignored my warning, ignored the warning, told them in writing, i warned,
        we warned, doctoring the, falsifying, fudged, fudging the, fiddled the, fiddling the, massaged the numbers,
        cooking the books, backdating, shredding, destroyed evidence, refused to sign, wouldn't sign, won't sign,
        made me sign, phantom patients, ghost employees, tax evasion, reported to the police, reported to the cqc,
        reported to the fca, reported it to
        """,
    "politics": """
        voted, voting, vote for, your vote, polling station, poll worker, ballot, election*, general election,
        midterms, campaign* for, canvass*, party … vote, parliament, congress … bill, senator, mp for,
        prime minister, government … cuts, tories, labour party, lib dem*, republicans, democrats, maga, trump,
        biden, brexit, demonstration, climate march, march for, rally for, palestine, gaza, ukraine, pride march,
        refugees welcome, immigration policy, abortion, voted yesterday, referendum, by election, council election,
        local elections, canvassing, my mp, our mp, city council, marched, placard, petition to,
        signed the petition, nhs cuts, privatisation of, budget cuts by, this government, the government's,
        gun control, abortion ban, climate strike, extinction rebellion, palestinian, ceasefire, immigration law,
        asylum seekers welcome, culture war, far right, far left, socialist, green party, reform uk, modi, bjp,
        lok sabha, sinn fein, fine gael, dail
        """,
    "religion": """
        prayer room, prayers, say my prayers, evening prayer, ramadan, iftar, eid, praying, mosque, chapel,
        mass this, at mass, rosary, ash wednesday, good friday, sabbath, shabbat, synagogue, diwali, my faith,
        my religion, atheist, easter vigil, chapel choir, harvest supper, hymn*, psalm*, jesus, allah, my mosque,
        my church, as a muslim i, as a jewish, as a catholic i, being muslim at, being jewish at, friday prayers,
        jummah, namaz, puja, onam, navratri, gurdwara, fasting, i'm fasting, palm sunday, easter sunday,
        midnight mass, christening, baptism, bar mitzvah, bat mitzvah, hanukkah, passover, yom kippur,
        rosh hashanah, imam, rabbi, bible study, my faith group, quaker, sunday school, prayed for, in my prayers,
        god willing, inshallah, mashallah, alhamdulillah
        """,
    "health": """
        signed off sick, signed off for, burnout, burned out, burnt out, adhd, my autism, my depression, depression,
        antidepressant*, my anxiety, anxiety disorder, panic attack*, in therapy, my therapist, endometriosis,
        period cramps, my period, menopaus*, hot flush*, hot flash*, my hormones, long covid, diagnosed,
        my diagnosis, my cancer, my chemo, chemotherapy, biopsy, scan results, blood test, my blood, diabetes,
        my insulin, epilepsy, my surgery, my operation, my back is, my spine, my wrists, my knee, my knees,
        my shoulder, physio, physiotherap*, wisdom tooth, my doctor, doctor says, doctor's orders, off sick,
        sick leave, off for a month, mental health, chronic pain, chronic fatigue, miscarriage, i am pregnant,
        i'm pregnant, trapped nerve, my meds, stitched up in, tendonitis, carpal tunnel, dyslexi*, i stammer,
        my stoma, my ms, multiple sclerosis, lupus, crohn's, crohns, colitis, ibs, my cane, sobriety, sober today,
        days sober, years sober, aa meeting, recovering alcoholic, anorexia, eating disorder, bipolar, ptsd,
        tourette*, dyspraxi*, ivf, egg freezing, fertility treatment, top surgery, my transition, hrt, hysterectomy,
        smear test, my gp, gp says, physio says, consultant says, flare up, my asthma, my eczema, my hip,
        hip replacement, my ankle, my wrist, broken wrist, sprained, stitches in my, covid again, tested positive,
        flu jab, postnatal, postpartum, perimenopaus*, my iron, anaemi*, anemi*, tinnitus, psychiatrist,
        psychologist, panic again, nervous breakdown, sick for a week, fever of, my therapist says, my mri,
        my breakdown, in rehab
        """,
}

HINT = {
    "pay": """
        salary, raise, bonus, pension, unpaid, payroll, pay, tips, allowance, rent, grade, payday
        """,
    "hours": """
        shift pattern, overtime*, rota*, rest, a break, my break, our break, the break, breaks, schedule, leave,
        on call, weekends, sleep, doubles
        """,
    "conditions": """
        contract, hr, canteen, wellbeing, resilience, chair, chairs, heating, workload, open office, fruit basket,
        pizza party, no windows
        """,
    "safety": """
        safety, accident, injur*, guard, danger*, gloves, hurt, threatened, hard hat*, fell off
        """,
    "union": """
        members, rights, ballot, organise, organize, comrades, rep, council, walked out, scab*
        """,
    "discrimination": """
        women, pregnant, maternity, disabled, accent, gender, muslim, gay, queer, trans, diversity, inclusion,
        black, promotion round, racis*
        """,
    "harassment": """
        complaint, complained, groping, creep, uncomfortable, afraid, scared, wrote it down, written it down, bully
        """,
    "whistleblowing": """
        reported, refuse, refused, compliance, anonymously, misconduct, evidence, told my
        """,
    "politics": """
        politic*, government, minister, climate, democracy, party, vote, protest*
        """,
    "religion": """
        god, faith, religio*, prayed, candle, blessing, pray, church, vicar
        """,
    "health": """
        sick, ill, pain, doctor, therapy, exhausted, my back, bad back, back pain, back hurts, appointment, knees,
        crying, cried, hurts, autis*, migraine*, blood pressure, dentist, hearing aid*
        """,
}

STANCE = """
    shame, shameful, disgrace*, disgusting, outrage*, angry, furious, fed up, sick of, tired of, enough, again, third time, twice, nobody, nothing, not once, never, still, since january, for months, for years, unacceptable, unfair, injustice, ridiculous, refuse, refused, won't, i said no, thanks for nothing, apparently, respect, dignity, we want, we demand, demand*, ironic, irony, denied, no answer, waiting
    """

SELF = """
    i, my, me, we, our, us, mine, myself
    """
