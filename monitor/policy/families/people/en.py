"""English."""

WORDS = {
    "client": """
        client*, customer*, guest*, patient, patients, user, users, shopper*, buyer*, passenger*, tenant*, taxpayer*,
        supplier*, vendor*, caller*, applicant*, candidate*, account holder*, policyholder*, reviewer*, streamer*,
        student, students, parents, table _, subscriber*, attendees, delegates, corporate do, merchants, merchant,
        traders, farmers, congregation
        """,
    "colleague": """
        colleague*, coworker*, co worker*, boss, bosses, manager*, team lead, team leader, lead, supervisor, director*,
        ceo, cto, cfo, coo, vp, board, management, leadership, exec, execs, executives, mentor, intern, interns,
        apprentice, trainee, product owner, project manager, architect, consultant*, hr, head of, my team, marketing,
        sales team, finance team, the new guy, the new girl, the new hire, head chef, foreman, partner, partners,
        contractor, that lot in, the lads in, product team, legal team
        """,
    "ours": """
        our, ours, we, us, my employer, my company, my firm, my boss, my manager, our company, our firm, the firm,
        the company, here at work, at work, our own, my bank, our bank, our clinic, our hospital, our plant, our team,
        our department, our platform, our client, my team, my department, in house, inhouse, here at, at my job,
        at my work, my workplace, our lot, we've, we're, we'll, we'd
        """,
    "someone": """
        you are, you're, you, your, you absolute, ya, he is, he's, she is, she's, they are, they're, is a, are a, what a,
        such a, this, that, those, these, who, whoever, some, bunch of, absolute, total, complete, bloody, fucking,
        stupid, little, pathetic, to the, he, she, they, the man who, the woman who, our, my boss, my manager, my lead,
        my mentor, that lot, lot
        """,
    "you": """
        you, your, you're, ya
        """,
    "myself": """
        i am, i'm, i was, am i, myself, me being, call me, called me, calls me, call myself, calling myself,
        i feel like a, i felt like, my own
        """,
    "said": """
        called, calls, calling, shouted, yelled, wrote, comment said, quote*, quoting, slur, lyric*, song, album, film,
        movie, novel, episode, podcast, villain, sketch, headline, someone wrote, graffiti, take nine, line from,
        name of, stop using, don't say, never say, reviewer said, in your paper, headstone, reclaimed, reclaim*,
        our word, he said, she said, they said, someone said, said to me, the word, word for, book called, a play called,
        the title, in character, says the, the insult, said the villain, is a slur
        """,
    "counter": """
        nobody is, no one is, stop calling, don't call, do not call, shouldn't call, reported it, that's racist,
        racism, homophobia, stood up, i stood up, apologis*, apologiz*, i was wrong, i'm wrong, my bad,
        i've said sorry, forgive, i'm sorry i, so sorry, is not a, are not vermin, not an idiot, aren't vermin
        """,
    "praise": """
        amazing, awesome, brilliant, beautiful, gorgeous, glorious, genius, love, loved, loves, proud, legend, hero,
        heroes, best, thank*, grateful, respect, congrat*, well done, hats off, great, wonderful, lovely, delicious,
        incredible, how good, so good, gg, rematch, framed, framing this, obsessed, magnificent, adorable, darling, cute,
        masterpiece, badass, kickass, monster
        """,
    "thing": """
        printer, computer, laptop, mouse, keyboard, server, router, wifi, app, update, build, code, compiler, bug, bugs,
        car, bike, train, bus, cat, dog, puppy, kitten, coffee, kettle, boiler, lift, lock, door, rain, weather, monday,
        snow, knee, machine, fax, excel, spreadsheet, script, pipeline, test, tests, tent, ikea, oven, song, game, level,
        boss fight, referee, ref, seagull, pigeon, goose, mosquito, wasp, toaster, dishwasher, gull, hamster, printer's,
        proxy, dns, yaml, regex, css, javascript, stofzuiger, pavement, hedge, moth, ladder, dough, goblin
        """,
    "own_view": """
        own views, my own view, my own opinion, opinions my own, opinions are my own, views are my own, views my own,
        my opinion, my views, personal view, personal opinion, personally, speaking personally,
        speaking purely for myself, speak only for myself, speaking for myself, for myself, not my employer,
        not my employer's, not the company, not my company, not the firm, my take not, me talking, that's me talking,
        private view, strictly a private, as a resident, as a neighbour, as a parent, as a customer, hence the bio,
        in a personal capacity, mine not, my own views, only my opinion, just my opinion, my two cents, own opinion,
        speak for myself, private opinion, not on behalf, in my own name, as a private person, strictly personal,
        purely personal, in my personal capacity, without speaking for
        """,
    "as_employee": """
        i work at, i work for, i work on, as someone who works, as someone who sits, as someone two, as an employee,
        as staff, as someone who, speaking as, say that as, i say that as, i answer the mail at, working here,
        working at, i sit in, from inside, in the building, our company, our studio, our firm, our hotel, our bank,
        our council, my company, my employer, my own company, my studio, we should be, two desks from, here at,
        employee here, works here, i work there, i work here, i work in, work for, working for, my job at, my day job,
        my employer's, our own company, my own employer, insider, from the inside, inside the company, as one of,
        as a nurse at, as an engineer at, as an analyst at, as a developer at, as a designer at, our management,
        our leadership, our board, our executives, our ceo, our own, us at, we at, we should, we shouldn't, we are,
        we're, our decision, our policy, our product
        """,
    "calm": """
        sorry, apologis*, apologiz*, apologies, my mistake, my fault, mistake was mine, you're right, you are right,
        thanks for, thank you for, happy to, please dm, let me check, i'll look into, we'll look into, i understand,
        fair point, good point, forgive me, i've checked, i checked, come and find me
        """,
    "person": """
        he, she, they, him, her, them, his, their, he's, she's, they're, who, whoever, somebody, someone, guy, guys,
        man, men, woman, women, bloke, blokes, lad, lads, girl, girls, boy, boys, dude, person, people, neighbour,
        neighbor, neighbours, driver, drivers, cyclist, cyclists, cop, cops, copper, landlord, landlady, politician,
        politicians, minister, journalist, doctor, doctors, nurse, waiter, waitress, cashier, clerk, seller, agent,
        influencer, troll, trolls, commenter, commenters, poster, muslims, jews, christians, blacks, whites, asians,
        indians, chinese, arabs, africans, mexicans, immigrants, migrants, refugees, foreigners, gays, lesbians,
        lefties, tories, boomers, lot, crowd, mob, gang, crew, family, so called
        """,
}
