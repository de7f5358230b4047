"""Plain names of the protected matters, in every language, as somebody would write them into a company
file. A post is protected by what it says of them (see the other files here), a keyword by its name alone."""

NAMES = {
    "pay": """
        cao, loon, lonen, salaris, salarissen, beloning, toeslagen, fooien, pensioen, vakantiegeld,
        pay, wage, wages, salary, salaries, pay rise, tips, pension, pensions, payslip,
        lohn, löhne, gehalt, gehälter, trinkgeld, rente, weihnachtsgeld, tarif, tarife,
        salaire, salaires, paie, pourboire*, retraite, retraites, prime de fin d'année
        """,
    "hours": """
        werktijd*, rooster, roosters, overuren, overwerk, werkdruk, verlof, pauzes, nachtdienst*, ploegendienst*,
        working hours, working time, overtime, roster, rota, rotas, workload, night shift*, parental leave, sick leave,
        arbeitszeit*, überstunden, schichtplan*, dienstplan*, urlaub, nachtschicht*, pausen, elternzeit,
        temps de travail, heures supplémentaires, horaires de travail, congés, pauses, travail de nuit
        """,
    "conditions": """
        arbeidsvoorwaarden, arbeidsomstandigheden, arbo, werkomstandigheden, uitzendcontract*, nulurencontract*,
        working conditions, terms of employment, zero hours, temp contract*, labour conditions, labor conditions,
        arbeitsbedingungen, leiharbeit, befristung*, werkvertrag*, conditions de travail, intérim, précarité
        """,
    "safety": """
        arbeidsveiligheid, werkveiligheid, arbeidsongeval*, bedrijfsongeval*, asbest,
        safety, workplace safety, health and safety, work accident*, asbestos,
        arbeitsschutz, arbeitssicherheit, arbeitsunfall*, sécurité au travail, accident du travail, amiante
        """,
    "union": """
        vakbond*, vakbeweging, staking, stakingen, stakers, ondernemingsraad, personeelsvertegenwoordiging, fnv, cnv,
        union, unions, trade union*, strike, strikes, picket*, works council*, collective agreement*,
        collective bargaining, shop steward*, betriebsrat, betriebsräte, personalrat, gewerkschaft*, streik*,
        warnstreik*, tarifvertrag*, tarifverträge, verdi, ig metall, syndicat*, grève*, cse, comité d'entreprise,
        convention collective, délégué syndical, délégués syndicaux, cgt, cfdt
        """,
    "discrimination": """
        discriminatie, racisme, seksisme, gelijke beloning, ongelijke behandeling, hoofddoek*, leeftijdsdiscriminatie,
        discrimination, racism, sexism, ageism, ableism, equal pay, gender pay gap, headscar*, diversity, inclusion,
        diskriminierung*, rassismus, sexismus, kopftuch*, gleichstellung, gleichbehandlung,
        discriminations, racisme, sexisme, égalité salariale, égalité professionnelle, laïcité
        """,
    "harassment": """
        pesten, pesterij*, intimidatie, grensoverschrijdend*, ongewenst gedrag, aanranding, metoo, me too,
        harassment, bullying, abuse of power, assault, unwanted behaviour,
        mobbing, belästigung*, übergriff*, harcèlement*, agissements sexistes, brimades
        """,
    "whistleblowing": """
        klokkenluider*, misstanden, meldpunt, vertrouwenspersoon,
        whistleblow*, whistle blow*, speak up, misconduct, hinweisgeber*, missstände, lanceur d'alerte,
        lanceurs d'alerte, lanceuse d'alerte
        """,
    "politics": """
        politiek, verkiezing*, partij, partijen, demonstratie*, protest*, palestina, gaza, israël, oekraïne,
        politics, election*, referendum, demonstration*, palestine, israel, ukraine, abortion, abortus,
        politik, wahl, wahlen, wahlkampf, abtreibung, palästina, politique, élection*, manifestation*, avortement
        """,
    "religion": """
        religie, geloof, islam, ramadan, kerk, moskee, religion, faith, church, mosque, judaism, christianity,
        glaube, kirche, moschee, islamisme, foi, église, mosquée, croyance*
        """,
    "health": """
        ziekteverzuim, ziekmelding*, burn out, burnout, overspannen, zwangerschap, depressie, longcovid,
        sickness absence, mental health, pregnancy, disability, depression, long covid,
        krankheit, krankenstand, krankmeldung*, schwangerschaft, behinderung, arrêt maladie, arrêts maladie,
        santé mentale, grossesse, handicap
        """,
}
