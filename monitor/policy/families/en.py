"""English."""

WORDS = {
    # whom a sentence is about
    "client": """
        client*, customer*, guest*, patient, patients, user, users, shopper*, buyer*, passenger*, tenant*, taxpayer*, supplier*, vendor*, caller*, applicant*, candidate*, account holder*, policyholder*, reviewer*, streamer*, student, students, parents, table _, subscriber*, attendees, delegates, corporate do, merchants, merchant, traders, farmers, congregation
        """,
    "colleague": """
        colleague*, coworker*, co worker*, boss, bosses, manager*, team lead, team leader, lead, supervisor, director*, ceo, cto, cfo, coo, vp, board, management, leadership, exec, execs, executives, mentor, intern, interns, apprentice, trainee, product owner, project manager, architect, consultant*, hr, head of, my team, marketing, sales team, finance team, the new guy, the new girl, the new hire, head chef, foreman, partner, partners, contractor, that lot in, the lads in, product team, legal team
        """,
    "ours": """
        our, ours, we, us, my employer, my company, my firm, my boss, my manager, our company, our firm, the firm, the company, here at work, at work, our own
        """,
    "someone": """
        you are, you're, you, your, you absolute, ya, he is, he's, she is, she's, they are, they're, is a, are a, what a, such a, this, that, those, these, who, whoever, some, bunch of, absolute, total, complete, bloody, fucking, stupid, little, pathetic, to the, he, she, they, the man who, the woman who, our, my boss, my manager, my lead, my mentor, that lot, lot
        """,
    "you": """
        you, your, you're, ya
        """,
    "myself": """
        i am, i'm, i was, am i, myself, me being, call me, called me, calls me, call myself, calling myself, i feel like a, i felt like, my own
        """,
    # wording
    "slur": """
        retard, retards, retarded, faggot, faggots, fag, tranny, trannies, nigger*, nigga, chink, chinks, kike,
        kikes, paki, pakis, wetback*, raghead*, towelhead*, sandnigger*, gypsy scum, pikey, pikeys, dyke bitch, cunt,
        cunts, whore, whores, slut, sluts, bitch, bitches, spastic, mongoloid, cripple, subhuman*, half breed,
        tranny loving, tard, libtard*, white trash, trailer trash
        """,
    "insult": """
        idiot*, moron*, imbecile*, dumbass*, dumb ass, dumbfuck*, fuckwit*, asshole*, arsehole*, arsewipe, asshat*,
        dickhead*, prick, pricks, wanker*, tosser*, twat*, bellend*, knobhead*, pillock*, muppet*, numpty, plonker,
        bastard*, son of a bitch, motherfucker*, scumbag*, scum, douche*, jackass*, jerk*, loser*, halfwit*,
        half wit*, dimwit*, nitwit*, simpleton*, dunce*, cretin*, dolt, buffoon*, fool*, gobshite*, eejit*, gombeen,
        weasel*, maggot*, vermin, leech*, parasite*, cockroach*, waste of space, waste of oxygen, waste of skin,
        piece of shit, piece of work, piece of trash, psycho*, sociopath*, pervert*, freak*, weirdo*, coward*, liar*,
        crook*, con artist*, hypocrite*, charlatan*, incompetent*, braindead, brain dead, brainless, clueless,
        spineless, pathetic, thick as, useless lump, fat cow, stupid cow, lazy cow, lazy sod, sod, dipshit*,
        shithead*, nutjob*, nutter*, lunatic*, dumbest, you clown, absolute clown, what a clown, total clown,
        stupid pig, fat pig, filthy pig, dirty rat, filthy rats, old hag, old witch, stupid fool, bloody fool,
        you fool, stupid git, you git, old git, fucking creep, inbred*, moronic
        """,
    "hard_insult": """
        asshole*, arsehole*, dickhead*, wanker*, tosser, fuckwit*, scumbag*, son of a bitch, motherfucker*, dipshit*, shithead*, bellend*, fucking idiot*, fucking moron*, stupid bitch, rancid maggot, pathetic little, pasty little, subhuman trash, human garbage, human trash, waste of skin, piece of shit, rot in, go die, kill yourself, kys, drop dead, rot in hell, hope you die, hope you choke, gobshite*, tight fisted halfwits, halfwits
        """,
    "dehumanise": """
        vermin, cockroaches, subhuman*, sub human, not human, less than human, animals the lot, filthy animals, parasites, plague rats, human garbage, human waste, exterminate*, wiped out, eradicate them, put down like, gas them, breed like, go back to where, infest*, infestation of, savages
        """,
    "threat": """
        i'll kill, i will kill, kill you, gonna kill, i'll find you, i will find you, i'll find your, find your house, burn it down, know where you live, know where they live, i know where you, leaving in an ambulance, i'll break your, break your legs, break your neck, break his legs, break his neck, smash your face, smash your, punch you, punch your, i'll punch, beat you, beat the shit out of, knock your teeth, put you in hospital, slit your, shoot you, stab you, watch your back, you'll regret, you will regret, coming for you, drags you down, hope someone drags, set fire to your, run you over, say that to my face, meet me outside, kick your head in, teach you a lesson, i'll ruin you
        """,
    "curse": """
        go die, kill yourself, kys, drop dead, rot in hell, rot in a ditch, hope you die, hope your, hope you choke, die in a fire, go to hell, choke on your, eat shit
        """,
    "said": """
        called, calls, calling, shouted, yelled, wrote, comment said, quote*, quoting, slur, lyric*, song, album,
        film, movie, novel, episode, podcast, villain, sketch, headline, someone wrote, graffiti, take nine,
        line from, name of, stop using, don't say, never say, reviewer said, in your paper, headstone, reclaimed,
        reclaim*, our word, he said, she said, they said, someone said, said to me, the word, word for, book called,
        a play called, the title, in character, says the, the insult, said the villain, is a slur
        """,
    "counter": """
        nobody is, no one is, stop calling, don't call, do not call, shouldn't call, rejected, blocked, reported it,
        that's racist, racism, homophobia, stood up, i stood up, apologis*, apologiz*, i was wrong, i'm wrong,
        my bad, i've said sorry, forgive, i'm sorry i, so sorry, is not a, are not vermin, not an idiot,
        aren't vermin
        """,
    "praise": """
        amazing, awesome, brilliant, beautiful, gorgeous, glorious, genius, love, loved, loves, proud, legend, hero,
        heroes, best, thank*, grateful, respect, congrat*, well done, hats off, great, wonderful, lovely, delicious,
        incredible, how good, so good, gg, rematch, framed, framing this, obsessed, magnificent, adorable, darling,
        cute, masterpiece, badass, kickass, monster
        """,
    "thing": """
        printer, computer, laptop, mouse, keyboard, server, router, wifi, app, update, build, code, compiler, bug,
        bugs, car, bike, train, bus, cat, dog, puppy, kitten, coffee, kettle, boiler, lift, lock, door, rain,
        weather, monday, snow, knee, machine, fax, excel, spreadsheet, script, pipeline, test, tests, tent, ikea,
        oven, song, game, level, boss fight, referee, ref, seagull, pigeon, goose, mosquito, wasp, toaster,
        dishwasher, gull, hamster, printer's, proxy, dns, yaml, regex, css, javascript, stofzuiger, pavement, hedge,
        moth, ladder, dough, goblin
        """,
    "mock": """
        couldn't organise, couldn't organize, couldn't find, couldn't spell, couldn't run a, couldn't pour,
        can't count, can't read, can't spell, can't add, can't even, doesn't know, don't know their,
        doesn't know the, has no idea, have no idea, no clue, not a clue, clueless, not the sharpest, lights are on,
        nobody's home, iq of, the brains of, brain of a, brain cell, braincell*, brain cells, if brains were,
        the intelligence of, the charisma of, charisma of damp, personality of a, attention span of, taste of a,
        like teaching, like watching a, like seeing a, like talking to, talks like, writes like, thinks like,
        walks around like, dumber than, dumb as, thick as, as useful as, as useless as, about as useful,
        chocolate teapot, wouldn't let him, wouldn't let her, wouldn't trust him, wouldn't trust her, never met a,
        never seen a, never held a, never opened a, never written a, needs a map, toddler*, kindergarten,
        my five year old, my cat could, a monkey could, monkeys could, trained monkey*, clown show, clown car,
        circus, dreadful taste, dumbest, with a hangover, in human form, how did he get, how did she get, who hired,
        who promoted, do taxes, happy and criminally, to a pudding, out of his depth, out of her depth, incompetent*,
        amateur hour, bunch of amateurs, waste of space, hot air, full of himself, full of herself, muppets running,
        nightmare client, client from hell, clients from hell, customer from hell, customers from hell,
        boss from hell, manager from hell, absolute nightmare, complete nightmare, is a nightmare, are a nightmare,
        is a joke, are a joke, is a disaster, useless manager, useless boss, useless as, is useless, are useless,
        so useless, is hopeless, are hopeless, hopeless at, is clueless, are clueless, so clueless,
        clueless manager*, zero clue, no idea what, has never done, have never done, never worked a day,
        never done a day's, pain in the arse, pain in the ass, waste of time client, waste of my time, stupidest,
        the dumbest, stupid customer*, stupid client*, stupid questions from, dumb questions, dumb customer*,
        idiots in, idiots at, idiots from, bunch of idiots, bunch of clowns, bunch of muppets, bunch of morons,
        a clown, full of clowns, run by clowns, run by idiots, run by monkeys, run by children, blind leading,
        headless chicken*, couldn't manage a, couldn't lead, couldn't hit, couldn't tell, can't tell his,
        can't tell her, can't tell their, can't find his, can't find her, can't find their own, can't open a pdf,
        can't use, can't work a, doesn't know how to, don't know how to, thinks the, thinks excel, still uses,
        reads like a ransom, backbone of, spine of a, charm of a, warmth of a, imagination of a, iq lower,
        room temperature iq, my dog could, my nan could, my gran could, my kid could, my toddler could,
        a five year old could, a potato could, a potato would, a goldfish, my goldfish, replaced by a,
        could be replaced by, wouldn't know a, wouldn't recognise, failed upwards, failing upwards, fell upwards,
        peter principle, empty suit, windbag, blowhard, micromanager, micromanaging, dinosaur, dinosaurs,
        mouth breather*, knuckle dragger*, oxygen thief, brown nose*, suck up, can barely, barely literate,
        barely string, smells like, smell like, stinks of, looks like a
        """,
    "trash": """
        garbage, trash, rubbish, junk, worst piece of, worst product, worst app, worst software, piece of crap, crap,
        crappy, pile of, dumpster fire, dog's breakfast, joke of a, a joke, useless, broken mess, buggy mess,
        overpriced, rip off, ripoff, scam, snake oil, vapourware, vaporware, held together with, duct tape and,
        avoid it, don't buy, do not buy, buy anything else, use literally anything else, literally anything else,
        better off with, competitor's is better, competitors do it better, embarrassing product, embarrassed to sell,
        shoddy, unusable, eats saves, terrible product, terrible app, awful product, awful app, awful software,
        horrible product, horrible software, horrible app, garbage product, garbage software, absolute garbage,
        total garbage, complete garbage, utter rubbish, absolute rubbish, absolute junk, hot garbage, steaming pile,
        piece of junk, piece of rubbish, never works, doesn't work, barely works, constantly crashes, crashes every,
        crashes constantly, full of bugs, bug ridden, bug infested, waste of money, not worth the, ashamed to sell,
        ashamed of our, embarrassed by our, wouldn't buy, i'd never buy, i would never buy, wouldn't use,
        nobody should buy, don't trust it, stay away from, sellotape, duct tape, spit and, held together by
        """,
    # misconduct
    "drink": """
        beer, beers, pint, pints, lager, wine, prosecco, champagne, vodka, gin, rum, whisky, whiskey, bourbon,
        tequila, schnapps, shots, shot of, hip flask, drunk, hammered, wasted, plastered, tipsy, hungover, hangover,
        pissed, boozy, booze, sloshed, tanked, couldn't see straight, cocktails, a few drinks, open bottle, six pack,
        drunk at work, drinking on the job, drinking at work, day drinking, whisky in my, vodka in my, gin in my,
        wine in my, in my coffee mug, in my thermos, baileys, few beers, couple of beers, three beers, four beers,
        beers deep, pints deep, pints in, still drunk, half cut, smashed, blackout, merry, three sheets,
        liquid lunch, over the limit
        """,
    "drug": """
        joint, joints, weed, spliff, stoned, high as, baked, edible, edibles, coke, cocaine, lines off, two lines,
        a line of, lines of, mdma, ecstasy, molly, pills, ketamine, ket, acid, lsd, shrooms, mushrooms, speed,
        adderall, laughing gas, nitrous, snort*, bumps, vape thc, smoked a, smoking a joint, high at work, high on,
        popped a pill, pills in, lines in the, coke in the, bump in, sniffing, tripping, microdos*, dab, gummies,
        gummy, bong, ecstacy, poppers
        """,
    "at_work": """
        shift, on shift, night shift, on the clock, at work, office, desk, the office, warehouse, forklift, on call,
        meeting, standup, stand up, deck, on stage, quarterly, deploy*, merged to main, pushed to prod,
        pushed to production, prod, server room, kitchen, behind the bar, walk in, stockroom, loading bay, lab, ward,
        ward round, surgery, theatre, till, counter, classroom, lunch break, break room, break, company hackathon,
        hackathon, off site, offsite, kick off, sales kick, client call, client lunch, driving, delivery round, van,
        truck, cab, company car, conference, booth, release night, site, scaffold, crane, patients, the floor,
        peer reviews, team lead filmed, crew, work day, workday, during work, during my shift, before my shift,
        mid shift, at my desk, under my desk, in the office, at the office, in a meeting, in the meeting,
        client meeting, client visit, presentation, pitch, in class, my class, on the ward, in theatre, in surgery,
        operating room, in the lab, in the van, behind the wheel, drove the, driving the, in the cab, on site,
        on the site, on the job, at the plant, on the line, on the forklift, in the warehouse, in the kitchen,
        at the till, at the counter, behind the counter, on the plane, cockpit, company party, office party,
        christmas party, team building, lunch, toilets at work, work toilets, the boss never, boss never noticed,
        nobody noticed, pass, service
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
        fake, faked, faking, pretend*, best sick voice, croaky voice, cough*, lol, haha, hahaha, festival, beach,
        races, football, match, gig, concert, theme park, disneyland, barcelona, ibiza, hungover, hangover, lie in,
        actually at, really at, not sick, wasn't sick, wasn't even, conveniently, "flu", sunburn*, at the pub,
        worth it, at the beach, on the beach, the beach, playing, new game, netflix, shopping, spa, ski*, skiing,
        cruise, vegas, festival season, perfectly fine, perfectly healthy, feeling great, never felt better,
        nothing wrong with me, totally fine, they bought it, he bought it, she bought it, fell for it,
        works every time, oscar, academy award, best actor, enjoying, sunny day, hiking, concert tickets, world cup,
        super bowl, actually just
        """,
    "hazing": """
        hazing, hazed, taped him, taped her, taped me, taped the, tied him, tied her, zip tied, locked him in,
        locked her in, locked the intern, stripped, naked, in his underwear, in her underwear, waxed, shaved his,
        made him drink, made her drink, made the intern, rank each other, rated the, hot or not, pranked the,
        drew on his face, pantsed, wedgie, humiliat*, crying so hard, cried his eyes, screamed like, towels optional,
        locked him in the, locked her in the, locked the new, locked the apprentice, cling film*, wrapped him,
        wrapped her, duct taped, taped to a, taped to the, made him strip, made her strip, made him eat,
        made him crawl, made her crawl, made the apprentice, made the new, laxative*, spat in his, spat in her,
        spat in the, pissed in, peed in, dog food, dunked his head, head in the toilet, swirlie, in the freezer,
        walk in freezer, in the fridge until, bucket of, cried in the, he cried, she cried, until he cried,
        until she cried, nearly cried, in his pants, in his boxers, no trousers, without trousers, rated every,
        rate the interns, rate the girls, rank the girls, ranked the women, rating the women, egged him
        """,
    "newcomer": """
        intern, interns, apprentice*, trainee*, new guy, new girl, new hire*, newbie*, newcomer*, junior, juniors, graduate*, probie, rookie*, temp, work experience, tradition, initiation
        """,
    # authority
    "promise": """
        promise, promised, promising, i guarantee, guarantee, guaranteed, guarantees, you have my word, my word, take it from me, take my word, trust me on, trust me, i'm promising, count on it, count on us, mark my words, i can confirm, i confirm, it will be, you'll have it, we will cover, we'll cover, we pay whatever, we'll pay, i'll sort, consider it, consider it done, consider it licensed, done. sorted, sorted, in writing, screenshot this, quote me, hold me to, you will get, you'll get, you'll double, no later than, refund you, we'll refund, will be refunded, will be restored, will be fixed, will be live, will be delivered, is yours
        """,
    "delivery": """
        by friday, by monday, by tuesday, by wednesday, by thursday, by the weekend, by christmas, by easter, by summer, by the end, by january, by february, by march, by april, by may, by june, by july, by august, by september, by october, by november, by december, next week, next month, tomorrow, on the _, ships, shipping, shipped, delivered, delivery, restored, fixed, live, released, release, patch, out on, start in, ready, certified, the job is yours, approved, licensed, commercially, in stock
        """,
    "money": """
        price, prices, discount, per cent off, percent off, off any, free, refund*, refunded, compensation, compensate, pay whatever, costs, fee, fees, waive*, rate, rates, interest, cash back, money back, quote, 5k, k a month, a month, euro, euros, dollars, pounds, half price, knock thirty
        """,
    "medical": """
        antibiotic*, insulin, blood thinner*, anticoagulant*, beta blocker*, paracetamol, ibuprofen, medication, meds, tablets, dose, dosage, mg, statin*, antidepressant*, steroids, chemo, vaccine*, coeliac*, celiac*, gluten free, diabetic*, epilep*, fever, chest pain, rash, wound, stitches, pregnancy safe, asthma, inhaler*, symptoms
        """,
    "medical_order": """
        stop taking, come off, double the dose, double your, halve the, skip your, no need to see, don't need a doctor, don't need to see, don't bother the doctor, ignore your doctor, safe to take, perfectly safe, medically, trust me, can eat, you can eat, will cure, cures, leave it alone, don't bother with, instead of your, no side effects
        """,
    "legal_claim": """
        legally, you're entitled, you are entitled, entitled to, we're liable, we are liable, liable, the law says, it's the law, tax free, no tax, you don't have to pay, refuse to pay, don't sign, sign it, sign away, no court, they can't sue, can't touch you, you can use, you may use, use all, copyright free, not a breach, not illegal, perfectly legal, you have a case, claim it back, claim compensation
        """,
    "invest": """
        bonds, shares, stock, stocks, invest, investing, investment, returns, dividend, ipo, buy the company's, buy our, buy now, crypto, savings into, put your savings, double it, you'll double, portfolio, fund, funds, yield, per year guaranteed, mortgage now
        """,
    # the company's voice
    "speaks": """
        on behalf of, speaking for, speaking on behalf, official statement, official line, official position, that's the official, our official, official response, official, press release, press statement, statement, statement from, we at, as a company, as an organisation, as an organization, as a team at, the company's view, the company's position, company position, company line, 's position is, position is that, you may quote, you can quote, quote that as, for the record, to the press, let me save the press, hereby, announces, wishes to apologise, would like to apologise, are deeply sorry, deeply regret*, regrets, apologises, apologizes, confirms, denies, condemns, distances itself, stands by, in the name of
        """,
    "statement": """
        we have decided, have decided, decided, regret*, sorry, apolog*, position, stands, line, consider the matter closed, matter closed, will donate, donate, will not be, not be welcome, ban, view, confirm*, deny, denies, condemn*, committed, reject*, welcome, support*, oppose*, justified, investigat*, compensate, refund, statement, quote
        """,
    "own_view": """
        own views, my own view, my own opinion, opinions my own, opinions are my own, views are my own, views my own, my opinion, my views, personal view, personal opinion, personally, speaking personally, speaking purely for myself, speak only for myself, speaking for myself, for myself, not my employer, not my employer's, not the company, not my company, not the firm, my take not, me talking, that's me talking, private view, strictly a private, as a resident, as a neighbour, as a parent, as a customer, hence the bio, in a personal capacity, mine not
        """,
    "harsh_view": """
        disgrace*, disgraceful, shameful, shame, ashamed, scandal*, outrage*, daylight robbery, robbery, theft with, theft, spineless, cowardly, greed, plain greed, greedy, immoral, unethical, wrong, dead wrong, plain wrong, a mistake, terrible decision, bad decision, awful decision, stupid, dumb, idiotic, nonsense, manipulative, user hostile, hostile nonsense, garbage, cruel, should never have, never should have, should apologise, should be ashamed, should rip it out, say sorry, should have, indefensible, hypocritical, hypocrisy, sold out, sell out, sellout, betrayed, betrayal, pathetic, appalling, obscene, tone deaf, indecent, blunder, madness, evil, against it
        """,
    "pro_view": """
        is right, was right, absolutely right, quite right, right to, right call, justified, good decision, fully support, fully behind, long overdue, objectors are, critics are, whiners, moaners, nimby*, i'm all for, all for it, perfectly fine, totally fine, nothing wrong with
        """,
    "as_employee": """
        i work at, i work for, i work on, as someone who works, as someone who sits, as someone two, as an employee, as staff, as someone who, speaking as, say that as, i say that as, i answer the mail at, working here, working at, i sit in, from inside, in the building, our company, our studio, our firm, our hotel, our bank, our council, my company, my employer, my own company, my studio, we should be, two desks from, here at
        """,
    # matters of law
    "lawsuit": """
        lawsuit*, law suit, the case, case against, the soundtrack case, court case, legal case, *-case, court, judge, jury, trial, hearing, tribunal, appeal, sued, suing, sue us, sues us, being sued, class action, complaint, litigation, settlement, settle, settled, settles, settling, plaintiff, claimant, defendant, prosecut*, indict*, subpoena*, deposition, our lawyers, our lawyer, our counsel, lawyers, attorney*, barrister, solicitors, legal team, injunction, damages, patent dispute
        """,
    "inquiry": """
        regulator, regulators, inquiry, inquest, enquiry, investigation, investigators, probe, inspector, inspectors, inspection, audit office, consumer authority, competition authority, data protection authority, ico, fca, fda, sec, ftc, doj, cma, hmrc, irs, raid, raided, search warrant, fine, fined, money laundering, prosecutor*, police investigation, whitewash
        """,
    "outcome": """
        win, winning, will win, lose, losing, going to lose, gonna lose, bang to rights, has a point, have a point, is right, was right, were right, laugh him out, laughed, guilty, liable, our fault, at fault, innocent, we did it, we knew, they knew, knew about it, no case, hasn't got a leg, not a leg to stand, hopeless, doomed, cough up, pay up, paid, settled, cheaply, offered him, offered her, offered them, offer, deserve*, deserved, baseless, nonsense, frivolous, evidence, emails say, isn't pretty, not pretty, shredded, deleted, fine is, going to cost us, put aside, set aside, provision, testif*, we're toast, screwed, should just, on our clock
        """,
    # inside information
    "hush": """
        don't tell, do not tell, tell no one, tell nobody, not out yet, not public yet, not announced, unannounced, hasn't been announced, before the announcement, announcement comes, announcement is, announced on, embargo*, under embargo, nobody knows, nobody outside, nobody outside knows, no one knows, no one outside, nobody's been told, nobody has been told, not been told, haven't been told, hasn't been told, don't know yet, doesn't know yet, staff don't know, between us, between you and me, off the record, you didn't hear it, didn't hear this from me, not from me, keep it quiet, keep this quiet, keep it to yourself, hush, shh, shhh, psst, confidential, internal only, internally, nda, can't say, not supposed to, shouldn't be telling, shouldn't say, act surprised, still secret, secret, leaked, by mistake, on the printer, on the copier, saw the slide, on the whiteboard, overheard, rumour has it, spoiler, on my desk, landed on my desk, board approved, come round by mistake
        """,
    "change": """
        lay off*, layoff*, laid off, laying off, redundanc*, redundant, job cuts, cutting jobs, jobs are going, job losses, let go, letting go, headcount, restructur*, reorg*, reorganis*, reorganiz*, merger, merging, merge with, acquisition, acquire*, acquired, takeover, taking over, buying, bought by, being bought, being sold, sold to, selling the, sale of, divest*, spin off, closing, closes, closure, shutting, shut down, shutting down, shuts, going dark, wound down, winding down, folded into, moving to, relocat*, outsourc*, offshor*, resign*, resigned, resigning, stepping down, steps down, handed in his notice, handed in her notice, handed in their notice, handed in, leaving in, is leaving, replaced by, replacement for, successor, farewell, are going, join us the minute, won't stay, all nine of us
        """,
    "workplace": """
        office, department, team, desk, branch, site, plant, factory, warehouse, division, unit, store, stores, kitchen, clinic, studio, hall, print hall, lab, colleagues, staff, people, engineers, employees, manager, director, ceo, cfo, head of, our, we, us, the whole, half the, half of, all of us, company, group, marketing
        """,
    "figure": """
        revenue, turnover, profit, loss, losses, sales figures, sales, million, billion, margin, margins, quarter, q1, q2, q3, q4, ebitda, churn, conversion, new players, users, mau, dau, burn rate, runway, budget, forecast, bid, tender, target*, numbers, basket, per cent, percent, shortfall, in the red, half a million over, food cost
        """,
    "unpublished": """
        not out yet, not published, unpublished, before publication, draft, internal, internally, landed on my desk, on my desk, numbers came round, came round by mistake, this morning's numbers, just in, board deck, before the results, results aren't, slips to, pushed to, delayed to, delayed until, tell no one, till monday, until monday, secret offer, early numbers, preliminary, nobody outside, on the slide
        """,
    "incident": """
        breach, data breach, breached, hacked, leak, leaked, exposed, sat open, open bucket, public bucket, outage, was down, went down, ransomware, phished, wrong recipient, unencrypted, lost laptop, card data, customer data, patient data, personal data, plaintext, unpatched, pen tested, nobody has pen
        """,
    "hidden_incident": """
        nobody's been told, nobody has been told, no one's been told, no one has been told, nobody noticed, not on the status page, hasn't been reported, haven't reported, not reported, never reported, keep quiet, quietly, hush*, nobody knows, customers don't know, clients don't know, haven't told, didn't tell, not telling, swept under
        """,
    "published": """
        press release, published, announced, as announced, on our site, on the site, on our website, on the website, in the paper, in the news, says the paper, public report, annual report, public tender, in our newsletter, release notes, is public, changelog, www, as reported
        """,
    # quarrel
    "heat": """
        learn to read, read the manual, read it again, read the, learn some manners, grow up, get a life, touch grass, log off, go away, get lost, sod off, piss off, fuck off, shut up, shut your, keep typing, keep shouting, keep going, go on, go on then, bring it on, come at me, say it to my face, try me, see if i care, see how loud, i'm done, i am done, done being polite, had enough of you, sick of you, sick of your, tired of you, tired of your, you again, you people, you lot, you lied, you're lying, liar, prove it, you clearly, you obviously, you never, you still, you broke, you moved the, you booked, what is your problem, what's your problem, whats your problem, your problem, stop whining, stop moaning, quit whining, whining, spare us, spare me, cry more, cope, boo hoo, next tweet, wide awake, all night, another ten rounds, not letting this go, i'll answer every, blocked, i'm blocking, do your homework, do it yourself, take your business elsewhere, go elsewhere, don't come back, never come back, find another, good luck elsewhere, screamed at my, madam, for the last time, for the hundredth time, one more time, one more word, how dare you, until you choke, ruined it, nobody asked you, nobody cares
        """,
    "calm": """
        sorry, apologis*, apologiz*, apologies, my mistake, my fault, mistake was mine, you're right, you are right, thanks for, thank you for, happy to, please dm, let me check, i'll look into, we'll look into, i understand, fair point, good point, forgive me, i've checked, i checked, come and find me
        """,
    "ad": """
        you should buy, must buy, buy it, get yours, best app, best product, best on the market, best game, game changer, five stars, 5 stars, highly recommend, recommend it, life changing, download it, try it, nothing beats, obsessed with
        """,
}
