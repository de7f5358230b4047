"""English."""

WORDS = {
    "drink": """
        beer, beers, pint, pints, lager, wine, prosecco, champagne, vodka, gin, rum, whisky, whiskey, bourbon, tequila,
        schnapps, shots, shot of, hip flask, drunk, hammered, wasted, plastered, tipsy, hungover, hangover, pissed,
        boozy, booze, sloshed, tanked, couldn't see straight, cocktails, a few drinks, open bottle, six pack,
        drunk at work, drinking on the job, drinking at work, day drinking, whisky in my, vodka in my, gin in my,
        wine in my, in my coffee mug, in my thermos, baileys, few beers, couple of beers, three beers, four beers,
        beers deep, pints deep, pints in, still drunk, half cut, smashed, blackout, merry, three sheets, liquid lunch,
        over the limit
        """,
    "drug": """
        joint, joints, weed, spliff, stoned, high as, baked, edible, edibles, coke, cocaine, lines off, two lines,
        a line of, lines of, mdma, ecstasy, molly, pills, ketamine, ket, acid, lsd, shrooms, mushrooms, speed, adderall,
        laughing gas, nitrous, snort*, bumps, vape thc, smoked a, smoking a joint, high at work, high on, popped a pill,
        pills in, lines in the, coke in the, bump in, sniffing, tripping, microdos*, dab, gummies, gummy, bong, ecstacy,
        poppers
        """,
    "at_work": """
        shift, on shift, night shift, on the clock, at work, office, desk, the office, warehouse, forklift, on call,
        meeting, standup, stand up, deck, on stage, quarterly, deploy*, merged to main, pushed to prod,
        pushed to production, prod, server room, kitchen, behind the bar, walk in, stockroom, loading bay, lab, ward,
        ward round, surgery, theatre, till, counter, classroom, lunch break, break room, break, company hackathon,
        hackathon, off site, offsite, kick off, sales kick, client call, client lunch, driving, delivery round, van,
        truck, cab, company car, conference, booth, release night, site, scaffold, crane, patients, the floor,
        peer reviews, team lead filmed, crew, work day, workday, during work, during my shift, before my shift,
        mid shift, at my desk, under my desk, in the office, at the office, in a meeting, in the meeting, client meeting,
        client visit, presentation, pitch, in class, my class, on the ward, in theatre, in surgery, operating room,
        in the lab, in the van, behind the wheel, drove the, driving the, in the cab, on site, on the site, on the job,
        at the plant, on the line, on the forklift, in the warehouse, in the kitchen, at the till, at the counter,
        behind the counter, on the plane, cockpit, company party, office party, christmas party, team building, lunch,
        toilets at work, work toilets, the boss never, boss never noticed, nobody noticed, pass, service
        """,
    "off_work": """
        after work, at home, weekend, day off, holiday, vacation, alcohol free, non alcoholic, 0.0, sober,
        gave up drinking, quit drinking, no alcohol, wedding, my birthday, recipe, cake, in the sauce, cooking,
        dry january, not a drop, never drink, saturday, sunday, after my shift, after the shift, after work drinks
        """,
    "sick_call": """
        called in sick, calling in sick, call in sick, rang in sick, phoned in sick, pulled a sickie, pull a sickie,
        throwing a sickie, sickie, sick day, sick note, flu me, fake sick, faked sick, food poisoning, stomach bug,
        migraine, on full sick pay, doctor's note, off sick, called out sick, calling out sick, call out sick,
        phoned it in sick, chucked a sickie, chuck a sickie, faking sick, fake a cough, sick today, 'sick',
        told my boss i was sick, told work i was sick, told my manager i was sick, told them i had, texted in sick,
        self certified, doctor's certificate, sick leave
        """,
    "sick_fake": """
        fake, faked, faking, pretend*, best sick voice, croaky voice, cough*, lol, haha, hahaha, festival, beach, races,
        football, match, gig, concert, theme park, disneyland, barcelona, ibiza, hungover, hangover, lie in, actually at,
        really at, not sick, wasn't sick, wasn't even, conveniently, "flu", sunburn*, at the pub, worth it, at the beach,
        on the beach, the beach, playing, new game, netflix, shopping, spa, ski*, skiing, cruise, vegas, festival season,
        perfectly fine, perfectly healthy, feeling great, never felt better, nothing wrong with me, totally fine,
        they bought it, he bought it, she bought it, fell for it, works every time, oscar, academy award, best actor,
        enjoying, sunny day, hiking, concert tickets, world cup, super bowl, actually just
        """,
    "hazing": """
        hazing, hazed, taped him, taped her, taped me, tied him, tied her, zip tied, locked him in, locked her in,
        locked the intern, stripped, naked, in his underwear, in her underwear, waxed, shaved his, made him drink,
        made her drink, made the intern, rank each other, rated the, hot or not, pranked the, drew on his face,
        pantsed, wedgie, humiliat*, crying so hard, cried his eyes, screamed like, towels optional,
        locked him in the, locked her in the, locked the new, locked the apprentice, cling film*, wrapped him,
        wrapped her, duct taped, taped to a, taped to the, made him strip, made her strip, made him eat,
        made him crawl, made her crawl, made the apprentice, made the new, laxative*, spat in his, spat in her,
        spat in the, pissed in, peed in, dog food, dunked his head, head in the toilet, swirlie, in the freezer,
        walk in freezer, in the fridge until, bucket of, cried in the, he cried, she cried, until he cried,
        until she cried, nearly cried, in his pants, in his boxers, no trousers, without trousers, rated every,
        rate the interns, rate the girls, rank the girls, ranked the women, rating the women, egged him
        """,
    "newcomer": """
        intern, interns, apprentice*, trainee*, new guy, new girl, new hire*, newbie*, newcomer*, junior, juniors,
        graduate*, probie, rookie*, temp, work experience, tradition, initiation
        """,
    "promise": """
        promise, promised, promising, i guarantee, guarantee, guaranteed, guarantees, you have my word, my word,
        take it from me, take my word, trust me on, trust me, i'm promising, count on it, count on us, mark my words,
        i can confirm, i confirm, it will be, you'll have it, we will cover, we'll cover, we pay whatever, we'll pay,
        i'll sort, consider it, consider it done, consider it licensed, done. sorted, sorted, in writing,
        screenshot this, quote me, hold me to, you will get, you'll get, you'll double, no later than, refund you,
        we'll refund, will be refunded, will be restored, will be fixed, will be live, will be delivered, is yours,
        i can promise, we promise, we guarantee, can guarantee, personally guarantee, i give you my, word of honour,
        cross my heart, hand on heart, bet your, you can bank on, bank on it, rest assured, don't worry it will,
        no question, definitely be, will definitely, will certainly, 100%, hundred percent, no ifs, i'll make sure,
        we'll make sure, i'll see to it, we'll see to it, i'll waive, we'll waive, i'm waiving, i'll approve,
        i've approved, you're approved, approved it myself, i'll refund, i'm refunding, you're covered, we cover,
        you are covered, we'll replace, free replacement, we commit, committing to, on me, as an employee, as your,
        take it from someone, take my advice, my advice, trust an insider, insider tip, official answer,
        the answer is yes
        """,
    "delivery": """
        by friday, by monday, by tuesday, by wednesday, by thursday, by the weekend, by christmas, by easter, by summer,
        by the end, by january, by february, by march, by april, by may, by june, by july, by august, by september,
        by october, by november, by december, next week, next month, tomorrow, on the _, ships, shipping, shipped,
        delivered, delivery, restored, fixed, live, released, release, patch, out on, start in, ready, certified,
        the job is yours, approved, licensed, commercially, in stock, this week, this month, by end of, end of the month,
        end of the week, before christmas, before summer, before the weekend, in two weeks, in three weeks,
        within 24 hours, within 48 hours, within two, in time for, release date, launch date, go live, goes live,
        rolling out, rollout, feature, support for, version, upgrade, fix, hotfix, patched, back up, back online,
        up again, running again, working again, installed, deadline, slot, appointment, results back, licence, license,
        permit, visa, mortgage, loan, your claim, your refund, your order, your application
        """,
    "money": """
        price, prices, discount, per cent off, percent off, off any, free, refund*, refunded, compensation, compensate,
        pay whatever, costs, fee, fees, waive*, rate, rates, interest, cash back, money back, quote, 5k, k a month,
        a month, euro, euros, dollars, pounds, half price, knock thirty, interest rate, apr, aer, cashback, no fee,
        no fees, fee free, free of charge, for free, cost you nothing, won't cost, reimburs*, payout, pay out,
        paid in full, in full, voucher, credit, quid, grand, per month, a year, %, lifetime price, price stays,
        price won't, never go up, won't go up, freeze the price, deposit
        """,
    "medical": """
        antibiotic*, insulin, blood thinner*, anticoagulant*, beta blocker*, paracetamol, ibuprofen, medication, meds,
        tablets, dose, dosage, mg, statin*, antidepressant*, steroids, chemo, vaccine*, coeliac*, celiac*, gluten free,
        diabetic*, epilep*, fever, chest pain, rash, wound, stitches, pregnancy safe, asthma, inhaler*, symptoms,
        blood pressure tablets, blood pressure meds, heart tablets, heart meds, pills, pill, painkillers, aspirin,
        warfarin, metformin, lithium, ssri, ssris, contraceptive, antihistamine*, steroid, eye drops, cream, jab, jabs,
        booster, supplement, supplements, cancer, tumour, tumor, diabetes, stroke, heart attack, migraine, infection,
        pregnant women, pregnancy, baby's fever, toddler's fever, allergy, allergic, peanut, treatment, therapy plan,
        side effects
        """,
    "medical_order": """
        stop taking, come off, double the dose, double your, halve the, skip your, no need to see, don't need a doctor,
        don't need to see, don't bother the doctor, ignore your doctor, safe to take, perfectly safe, medically,
        trust me, can eat, you can eat, will cure, cures, leave it alone, don't bother with, instead of your,
        no side effects, you can stop, just stop, stop the, you should stop, no need for, you don't need, don't need the,
        skip the, throw away your, bin your, ditch the, ditch your, double it, take two, take three, take four,
        take twice, safe for, safe in pregnancy, totally safe, harmless, cured, will fix your, works better than,
        better than your doctor, forget your gp, forget the gp, ignore your gp, don't bother your gp, gp's don't,
        gps don't, doctors don't know, it's not cancer, isn't cancer, nothing serious, no need to worry,
        as a company we recommend, we recommend, i recommend, i prescribe, just take
        """,
    "legal_claim": """
        legally, you're entitled, you are entitled, entitled to, we're liable, we are liable, liable, the law says,
        it's the law, tax free, no tax, you don't have to pay, refuse to pay, don't sign, sign it, sign away, no court,
        they can't sue, can't touch you, you can use, you may use, use all, copyright free, not a breach, not illegal,
        perfectly legal, you have a case, claim it back, claim compensation, you can sue, you could sue, sue them,
        you'll win, you would win, you don't owe, you owe nothing, legally binding, legally they, legally we,
        legally you, by law, under gdpr, gdpr says, gdpr compliant, compliant, exempt, tax deductible, deductible,
        no vat, vat free, void, unenforceable, you're liable, they're liable, we accept liability, accept full liability,
        full liability, our fault so, statutory, limitation period, not allowed to, entitled
        """,
    "invest": """
        bonds, shares, stock, stocks, invest, investing, investment, returns, dividend, ipo, buy the company's, buy our,
        buy now, crypto, savings into, put your savings, double it, you'll double, portfolio, fund, funds, yield,
        per year guaranteed, mortgage now, share price, our shares, our stock, the stock, buy before, before earnings,
        options, vest, ipo price, undervalued, to the moon, going up, will go up, will double, will triple, triple,
        doubling, hodl, token, tokens, coin, coins, etf, pension pot, savings account, isa, fixed rate, put everything,
        all in, remortgage, refinance
        """,
    "speaks": """
        on behalf of, speaking for, speaking on behalf, official statement, official line, official position,
        that's the official, our official, official response, official, press release, press statement, statement,
        statement from, we at, as a company, as an organisation, as an organization, as a team at, the company's view,
        the company's position, company position, company line, 's position is, position is that, you may quote,
        you can quote, quote that as, for the record, to the press, let me save the press, hereby, announces,
        wishes to apologise, would like to apologise, are deeply sorry, deeply regret*, regrets, apologises, apologizes,
        confirms, denies, condemns, distances itself, stands by, in the name of, on our behalf, as spokesperson,
        as a spokesperson, official word, official comment, official answer, official announcement, formal statement,
        formal apology, public apology, company statement, corporate statement, comment from, for publication,
        you can print, print that, put that in, attribute that to, we as a, we the, the company has decided,
        the company will, the company believes, the firm believes, the firm's view, the bank's view, the bank's position,
        the board has decided, management has decided, we hereby, we formally, we categorically, we unreservedly,
        we wholeheartedly, we strongly, we take full responsibility, take full responsibility, our position, our stance
        """,
    "statement": """
        we have decided, have decided, decided, regret*, sorry, apolog*, position, stands, line,
        consider the matter closed, matter closed, will donate, donate, will not be, not be welcome, ban, view, confirm*,
        deny, denies, condemn*, committed, reject*, welcome, support*, oppose*, justified, investigat*, compensate,
        refund, statement, quote, believe*, condemn, regret, responsib*, apologise, apologize, apologies, commit*,
        pledge*, announce*, will stop, will end, will refund, we will, withdraw*, resume, cancel, terminate, deplore,
        reject, stand with, stand by, stands with, no comment, considered, unacceptable, policy, refuse, demand*, urge*,
        ask the, assure, guarantee
        """,
}
