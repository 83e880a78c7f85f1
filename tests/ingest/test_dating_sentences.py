"""What dates what, in sentences of many wars: every event of a sentence with the EDTF that its words allow.

A row is a sentence of an article of 23 October 2023, a Monday, and its events as
``word[:TYPE][@status]=EDTF`` (nothing behind the sign: undated); two clauses with times of their
own never swap them.
"""

from __future__ import annotations

import pytest

from graph.records import Status
from tests.ingest.test_dating import dates

ROWS = [
    ("Police arrested ten people from Tuesday to Thursday.", "arrested=2023-10-17/2023-10-19"),
    ("Police arrested ten people between Monday and Thursday.", "arrested=2023-10-16/2023-10-19"),
    ("Raids killed ten people between November and March.", "killed=2022-11/2023-03"),
    ("Raids killed ten people between June and August, a monitor said.", "killed=2023-06/2023-08"),
    (
        "Rebels took the port on Oct. 14. Hours later, missiles hit it on Sunday evening.",
        "took=2023-10-14 hit=2023-10-22",
    ),
    (
        "Troops ousted the junta after the Sept. 11 attacks.",
        "ousted=2001-09-11/2023-10-23 attacks=2001-09-11",
    ),
    (
        "He was shot shortly after midnight on Wednesday, hours after troops captured him.",
        "shot=2023-10-18 captured=2023-10-17/2023-10-18",
    ),
    ("They were killed in three days of raids from October 10.", "killed=2023-10-10/2023-10-12"),
    (
        "Chad asked on Oct. 10 for calm during a fast, which began on Oct. 17. Troops shot one a day later.",
        "shot=2023-10-11",
    ),
    (
        "Troops raided the port on Friday, the fourth day of a war that began on Tuesday.\n\n"
        "They shelled it at dawn. By the evening they had bombed it.",
        "raided=2023-10-20 shelled=2023-10-20 bombed=2023-10-20",
    ),
    (
        "The war that began on Oct. 3 and emptied the valley goes on.",
        "war=2023-10-03 emptied=2023-10-03/2023-10-23",
    ),
    ("Last week the envoy invited them to talks in Geneva on Nov. 6.", "talks:CONSULT=2023-11-06"),
    (
        "Rebels raided a camp on Thursday. Crowds stormed the base after Friday prayers.",
        "raided=2023-10-19 stormed=2023-10-20",
    ),
    (
        "Rebels raided a camp on Thursday. Crowds stormed the base after Friday's concert.",
        "raided=2023-10-19 stormed=../2023-10-23",
    ),
    (
        "Troops mounted an attack on Friday, after nights of rocket attacks.",
        "attack=2023-10-20 attacks=../2023-10-20",
    ),
    ("Since taking power in 2021, the junta has shelled the hills.", "shelled=2021-01-01/2023-10-23"),
    ("Rebels raided the port on Wednesday two weeks ago.", "raided=2023-10-11"),
    ("On this day in 1990 troops raided the port.", "raided=1990-10-23"),
    (
        "Rebels took a dam on Oct. 19. Strikes on the port the night before killed ten.",
        "took=2023-10-19 killed=2023-10-18/2023-10-19",
    ),
    (
        "Chad will leave towns that it seized in 1998, after rebels captured a dam.",
        "leave@planned=2023-10-23/.. seized=1998 captured=",
    ),
    ("It has been two years since rebels seized the port.", "seized=2021"),
    ("It is three weeks since the raid.", "raid=2023-09-29/2023-10-05"),
    ("The army bombed the camp for three days from Oct. 17.", "bombed=2023-10-17/2023-10-19"),
    ("Chad voted on Oct. 3 to leave; Mali bombed a camp.", "bombed=../2023-10-23"),
    ("Rebels raided the port in May. The next day they shelled it.", "raided=2023-05 shelled=../2023-10-23"),
    (
        "The militia had attacked the village in May; on Oct. 20 it burned it down.",
        "attacked=2023-05 burned=2023-10-20",
    ),
    ("It was the deadliest attack since 1979.", "attack="),
    ("The war since 2014 has emptied the valley.", "war=2014-01-01/2023-10-23"),
    (
        "In 2014, following the ouster of its leader, the junta bombed the capital.",
        "ouster=2014 bombed=2014",
    ),
    (
        "Militias raided the hills in 1994. The next year, soldiers shelled a camp.",
        "raided=1994 shelled=1995",
    ),
    ("During Ramadan last year, police raided the mosque.", "raided=2022-04-01/2022-05-02"),
    (
        "Rebels shelled the port on Monday.\n\nThe war began after gunmen raided a base on 7 October 2019.",
        "shelled=2023-10-23 war:ASSAULT=2019-10-07/2023-10-23 raided=2019-10-07",
    ),
    (
        "The army launched an offensive on 9 October 2019; within a week it captured two towns.",
        "offensive=2019-10-09 captured=2019-10-09/2019-10-16",
    ),
    (
        "Police have arrested dozens of activists since their leader died on Oct. 3.",
        "arrested=2023-10-03/2023-10-23",
    ),
    ("The two states fought a war in 2020.", "fought:ASSAULT=2020 war:ASSAULT=2020"),
    (
        "The strike, which followed Friday's ambush, killed six.",
        "strike=2023-10-20/2023-10-23 ambush=2023-10-20",
    ),
    (
        "Rebels shelled the port on Oct. 3. The raid that followed killed six.",
        "shelled=2023-10-03 raid=2023-10-03/2023-10-23",
    ),
    (
        "Rebels invaded the north in June 2014 and have since shelled it.",
        "invaded=2014-06 shelled=2014-06-01/2023-10-23",
    ),
    (
        "Since rebels seized the dam in May 2022, troops have shelled the valley.",
        "seized=2022-05 shelled=2022-05-01/2023-10-23",
    ),
    (
        "The army launched an offensive on Oct. 3. On the third day of the offensive, it captured a bridge.",
        "offensive=2023-10-03 offensive=2023-10-03 captured=2023-10-05",
    ),
    (
        "On Saturday, the first anniversary of the invasion, protesters rallied.",
        "invasion=2022-10-21 rallied=2023-10-21",
    ),
    (
        "Protesters rallied on Oct. 7 to mark the tenth anniversary of the invasion.",
        "rallied=2023-10-07 invasion=2013-10-07",
    ),
    (
        "The army launched an offensive on Oct. 3. Ten days into the offensive, it captured a bridge.",
        "offensive=2023-10-03 offensive=2023-10-03 captured=2023-10-13",
    ),
    (
        "The minister said Friday that gunmen raided the village on Oct. 12.",
        "raided=2023-10-12",
    ),
    (
        "On Monday rebels shelled the port, and on Sunday they raided the airfield.",
        "shelled=2023-10-23 raided=2023-10-22",
    ),
    (
        "Rebels shelled the port on Oct. 9, two days after they raided the airfield.",
        "shelled=2023-10-09 raided=2023-10-07",
    ),
    (
        "Rebels shelled the port on Oct. 9; on Oct. 12 the army bombed their camp.",
        "shelled=2023-10-09 bombed=2023-10-12",
    ),
    (
        "While rebels shelled the port on Oct. 9, the army bombed their camp on Oct. 12.",
        "shelled=2023-10-09 bombed=2023-10-12",
    ),
    (
        "Rebels, who shelled the port on Oct. 9, raided the airfield on Oct. 12.",
        "shelled=2023-10-09 raided=2023-10-12",
    ),
    (
        "In the wake of the Oct. 9 ambush, the army bombed two camps.",
        "ambush=2023-10-09 bombed=2023-10-09/2023-10-23",
    ),
    (
        "In the aftermath of the Oct. 9 ambush, troops raided homes.",
        "ambush=2023-10-09 raided=2023-10-09/2023-10-23",
    ),
    (
        "Ahead of the talks on Friday, rebels shelled the port.",
        "talks@planned=2023-10-27 shelled=../2023-10-23",
    ),
    (
        "Prior to the Oct. 9 ceasefire, rebels shelled the port.",
        "ceasefire=2023-10-09 shelled=../2023-10-09",
    ),
    (
        "On the eve of the Oct. 9 vote, gunmen raided the town.",
        "raided=2023-10-08",
    ),
    (
        "On the eve of the Oct. 9 invasion, gunmen raided the town.",
        "invasion=2023-10-09 raided=2023-10-08",
    ),
    (
        "During the 2020 war, rebels shelled the port.",
        "war=2020 shelled=2020",
    ),
    (
        "Hours after the Oct. 9 ambush, the army bombed a camp.",
        "ambush=2023-10-09 bombed=2023-10-09",
    ),
    (
        "Rebels ambushed a patrol on Oct. 9. Days later, the army bombed a camp.",
        "ambushed=2023-10-09 bombed=2023-10-09/2023-10-23",
    ),
    (
        "Rebels ambushed a patrol on Oct. 9. The next day, the army bombed a camp.",
        "ambushed=2023-10-09 bombed=2023-10-10",
    ),
    (
        "Rebels ambushed a patrol on Oct. 9. Later that day, the army bombed a camp.",
        "ambushed=2023-10-09 bombed=2023-10-09",
    ),
    (
        "Rebels ambushed a patrol on Oct. 9. A week earlier, the army bombed a camp.",
        "ambushed=2023-10-09 bombed=2023-09-29/2023-10-05",
    ),
    (
        "Rebels bombed the bridge in retaliation for an ambush on Oct. 9.",
        "bombed=2023-10-09/2023-10-23 ambush=2023-10-09",
    ),
    (
        "Gunmen raided the village late Friday, killing six, police said Saturday.",
        "raided=2023-10-20 killing=2023-10-20",
    ),
    (
        "Police said Saturday that gunmen raided the village.",
        "raided=../2023-10-21",
    ),
    (
        "Gunmen raided the village, police said on Saturday.",
        "raided=../2023-10-21",
    ),
    (
        "The village was raided overnight, police said on Saturday.",
        "raided=2023-10-22/2023-10-23",
    ),
    (
        "Troops killed six rebels in the north on Saturday and arrested four in the south on Sunday.",
        "killed=2023-10-21 arrested=2023-10-22",
    ),
    (
        "The army killed six rebels on Saturday, after they raided a village on Friday.",
        "killed=2023-10-21 raided=2023-10-20",
    ),
    (
        "The rebels will withdraw by Friday.",
        "withdraw@planned=2023-10-23/2023-10-27",
    ),
    (
        "The ceasefire takes effect at midnight on Friday.",
        "ceasefire@planned=2023-10-27",
    ),
    (
        "A ceasefire signed on Oct. 9 was violated on Friday.",
        "ceasefire=2023-10-09 violated=2023-10-20",
    ),
    (
        "Two years after the 2020 ceasefire, clashes erupted.",
        "ceasefire=2020 clashes=2022",
    ),
    (
        "Rebels have fought the army since 2011.",
        "fought=2011-01-01/2023-10-23",
    ),
    (
        "Since the coup in July 2021, the army has killed thousands.",
        "coup=2021-07 killed=2021-07-01/2023-10-23",
    ),
    (
        "Friday's airstrike came a day after rebels ambushed a convoy.",
        "airstrike=2023-10-20 ambushed=2023-10-19",
    ),
    (
        "The airstrike on Friday came three days before talks open in Doha.",
        "airstrike=2023-10-20 talks@planned=2023-10-23",
    ),
    (
        "Until the truce of Oct. 9, rebels shelled the port daily.",
        "truce=2023-10-09 shelled=../2023-10-09",
    ),
    (
        "Houthi fighters seized the ship on Sunday, Israel said.",
        "seized=2023-10-22",
    ),
    (
        "Paramilitaries looted the market in El Geneina in mid-June.",
        "looted=2023-06-11/2023-06-20",
    ),
    (
        "A suicide bomber attacked the mosque during prayers on Friday.",
        "attacked=2023-10-20",
    ),
    (
        "Boko Haram gunmen abducted 40 farmers in early March 2021.",
        "abducted=2021-03-01/2021-03-10",
    ),
    (
        "The FARC attacked the outpost on 21 June 2005, killing 24.",
        "attacked=2005-06-21 killing=2005-06-21",
    ),
    (
        "Serb forces shelled the market in February 1994.",
        "shelled=1994-02",
    ),
    (
        "The genocide began on April 7, 1994.",
        "genocide=1994-04-07",
    ),
    (
        "Hezbollah fired rockets in the summer of 2006.",
        "fired=2006-22",
    ),
    (
        "The Taliban captured Kunduz in late September 2015.",
        "captured=2015-09-21/2015-09-30",
    ),
    (
        "Eritrean troops killed civilians in Axum in November 2020.",
        "killed=2020-11",
    ),
    (
        "Tamil rebels ambushed a bus two years ago.",
        "ambushed=2021",
    ),
    (
        "Gunmen attacked the village last Thursday.",
        "attacked=2023-10-19",
    ),
    (
        "Gunmen attacked the village last month.",
        "attacked=2023-09",
    ),
    (
        "Gunmen attacked the village last year.",
        "attacked=2022",
    ),
    (
        "Gunmen attacked the village earlier this month.",
        "attacked=2023-10-01/2023-10-23",
    ),
    (
        "Gunmen attacked the village earlier this week.",
        "attacked=2023-10-23",
    ),
    (
        "Gunmen attacked the village two days ago.",
        "attacked=2023-10-21",
    ),
    (
        "Gunmen attacked the village over the weekend.",
        "attacked=2023-10-21/2023-10-22",
    ),
    (
        "Rebels raided the camp on Friday, hours after shells hit the market.",
        "raided=2023-10-20 hit=2023-10-20",
    ),
    (
        "Rebels raided the camp late on Friday. The army attacked the hills hours later.",
        "raided=2023-10-20 attacked=2023-10-20/2023-10-21",
    ),
    (
        "Rebels raided the camp at 11 p.m. on Friday. The army attacked the hills three hours later.",
        "raided=2023-10-20 attacked=2023-10-21",
    ),
    (
        "Rebels raided the camp on Friday. The army attacked the hills six hours later.",
        "raided=2023-10-20 attacked=2023-10-20",
    ),
    (
        "Rebels raided the camp on Friday. The army bombed the hills within hours.",
        "raided=2023-10-20 bombed=2023-10-20",
    ),
    (
        "Rebels raided the camp late on Friday, 36 hours before the army bombed the hills.",
        "raided=2023-10-20 bombed=2023-10-22",
    ),
    (
        "Gunmen attacked the village shortly before midnight on Friday.",
        "attacked=2023-10-20",
    ),
    (
        "Gunmen attacked the village before dawn on Oct. 6.",
        "attacked=2023-10-06",
    ),
    (
        "Gunmen attacked the village after 5 p.m. on Saturday.",
        "attacked=2023-10-21",
    ),
    (
        "The ministers will observe a ceasefire from 4 to 11 November.",
        "ceasefire@planned=2023-11-04/2023-11-11",
    ),
    (
        "Gunmen attacked 40 villages in the first three months of 2021.",
        "attacked=2021-01/2021-03",
    ),
    (
        "Gunmen attacked the village the week before.",
        "attacked=2023-10-16/2023-10-22",
    ),
    (
        "The rivals agreed to a truce from 4 to 11 November.",
        "agreed=../2023-10-23 truce=2023-11-04/2023-11-11",
    ),
    (
        "The rivals agreed on Friday to a truce from Nov. 4.",
        "agreed=2023-10-20 truce=2023-11-04/..",
    ),
    (
        "The army seized the town on Friday after a two-week siege.",
        "seized=2023-10-20 siege=2023-10-06/2023-10-20",
    ),
    (
        "The rivals stopped on Friday after 12 days of war.",
        "war=2023-10-08/2023-10-20",
    ),
    (
        "The general ordered his men to attack the town on Thursday.",
        "ordered=2023-10-19 attack@planned=2023-10-19",
    ),
    (
        "Gunmen attacked the village in the early hours of Saturday.",
        "attacked=2023-10-21",
    ),
    (
        "Gunmen attacked the village on the night of Oct. 6.",
        "attacked=2023-10-06",
    ),
    (
        "Gunmen attacked the village at dawn on Oct. 6.",
        "attacked=2023-10-06",
    ),
    (
        "Gunmen attacked the village between Friday and Sunday.",
        "attacked=2023-10-20/2023-10-22",
    ),
    (
        "Gunmen attacked the village in the 1980s.",
        "attacked=198X",
    ),
    (
        "Gunmen attacked the village at the end of 2021.",
        "attacked=2021-09/2021-12",
    ),
    (
        "Gunmen attacked the village in the first week of May.",
        "attacked=2023-05-01/2023-05-07",
    ),
    (
        "Gunmen attacked the village in the past 24 hours.",
        "attacked=2023-10-22/2023-10-23",
    ),
    (
        "Gunmen attacked the village in the third quarter of 2022.",
        "attacked=2022-35",
    ),
    (
        "Gunmen attacked the village as recently as last week.",
        "attacked=2023-10-16/2023-10-22",
    ),
    (
        "Gunmen attacked the village overnight into Sunday.",
        "attacked=2023-10-21/2023-10-22",
    ),
    (
        "Gunmen attacked the village on Sept. 11, 2012.",
        "attacked=2012-09-11",
    ),
    (
        "The May 2021 war lasted eleven days.",
        "war=2021-05",
    ),
    (
        "Last week's raid freed 20 hostages.",
        "raid=2023-10-16/2023-10-22 freed=2023-10-16/2023-10-22",
    ),
    (
        "Yesterday's bombing wounded nine.",
        "bombing=2023-10-22 wounded=2023-10-22",
    ),
    (
        "Troops will withdraw next month.",
        "withdraw@planned=2023-11",
    ),
    (
        "The envoys will meet on Thursday.",
        "meet:CONSULT@planned=2023-10-26",
    ),
    (
        "The envoys meet again on Nov. 9.",
        "meet:CONSULT@planned=2023-11-09",
    ),
    (
        "The exercise starts on Friday.",
        "exercise@planned=2023-10-27",
    ),
    (
        "Talks scheduled for Friday were called off.",
        "Talks:CONSULT@cancelled=2023-10-27",
    ),
    (
        "Police said on Sunday that they had arrested six rebels on Friday.",
        "arrested=2023-10-20",
    ),
    (
        "Six rebels were arrested on Friday, police said on Sunday.",
        "arrested=2023-10-20",
    ),
    (
        "The ministry reported on Saturday that troops killed six rebels.",
        "killed=../2023-10-21",
    ),
    (
        "The group claimed on Saturday that it had shot down a jet on Thursday.",
        "shot=2023-10-19",
    ),
    (
        "Witnesses told reporters on Sunday that soldiers burned the village.",
        "burned=../2023-10-22",
    ),
    (
        "The president said in 2019 that the army had bombed the camp.",
        "bombed=../2019-12-31",
    ),
    (
        "The army denied on Monday that it bombed the camp.",
        "bombed=../2023-10-23",
    ),
    (
        "Rebels took the city in 2012 and lost it in 2016.",
        "took=2012 lost=2016",
    ),
    (
        "Rebels took the city in 2012; government troops retook it four years later.",
        "took=2012 retook=2016",
    ),
    (
        "Three weeks before the Oct. 9 coup, gunmen attacked the palace.",
        "coup=2023-10-09 attacked=2023-09-15/2023-09-21",
    ),
    (
        "The ambush came two days after Friday's raid.",
        "ambush=2023-10-22 raid=2023-10-20",
    ),
    (
        "Minutes after the explosion on Friday, gunmen stormed the building.",
        "explosion=2023-10-20 stormed=2023-10-20",
    ),
    (
        "Following a raid on Oct. 3, villagers fled.",
        "raid=2023-10-03 fled=2023-10-03/2023-10-23",
    ),
    (
        "After a raid on Oct. 3, villagers fled.",
        "raid=2023-10-03 fled=2023-10-03/2023-10-23",
    ),
    (
        "Villagers fled after a raid on Oct. 3.",
        "fled=2023-10-03/2023-10-23 raid=2023-10-03",
    ),
    (
        "Villagers fled before the raid on Oct. 3.",
        "fled=../2023-10-03 raid=2023-10-03",
    ),
    (
        "Six soldiers were killed when rebels ambushed a convoy on Tuesday.",
        "killed=2023-10-17 ambushed=2023-10-17",
    ),
    (
        "Six soldiers were killed on Tuesday as rebels ambushed a convoy.",
        "killed=2023-10-17 ambushed=2023-10-17",
    ),
    (
        "Thousands fled as troops shelled the town on Oct. 3.",
        "fled=2023-10-03 shelled=2023-10-03",
    ),
    (
        "The talks, preceded by clashes on Oct. 3, collapsed.",
        "talks:CONSULT=2023-10-03/2023-10-23 clashes=2023-10-03",
    ),
    (
        "The Oct. 3 raid was followed by clashes.",
        "raid=2023-10-03 clashes=2023-10-03/2023-10-23",
    ),
    (
        "Clashes followed the Oct. 3 raid.",
        "Clashes=2023-10-03/2023-10-23 raid=2023-10-03",
    ),
    (
        "Crowds marched on Oct. 6 on the 20th anniversary of the massacre.",
        "marched=2023-10-06 massacre=2003-10-06",
    ),
    (
        "Amid the 2011 uprising, soldiers killed protesters.",
        "uprising=2011 killed=2011",
    ),
    (
        "Soldiers killed protesters in the 2011 uprising.",
        "killed=2011 uprising=2011",
    ),
    (
        "As a result of the Oct. 3 raid, thousands fled.",
        "raid=2023-10-03 fled=2023-10-03/2023-10-23",
    ),
    (
        "In the run-up to the Oct. 3 offensive, jets bombed bridges.",
        "offensive=2023-10-03 bombed=../2023-10-03",
    ),
    (
        "The army has been shelling the valley since Saturday.",
        "shelling@ongoing=2023-10-21/..",
    ),
    (
        "Since Saturday, rebels have captured three villages.",
        "captured=2023-10-21/2023-10-23",
    ),
    (
        "From Saturday to Monday rebels captured three villages.",
        "captured=2023-10-21/2023-10-23",
    ),
    (
        "The army shelled the port until Sunday.",
        "shelled=../2023-10-22",
    ),
]


@pytest.mark.parametrize(("text", "events"), ROWS)
def test_every_event_of_a_sentence_has_its_own_date(text: str, events: str) -> None:
    words, statuses, expected = [], {}, []
    for event in events.split():
        name, _, edtf = event.partition("=")
        word, _, status = name.partition("@")
        words.append(word)
        expected.append((word.split(":")[0], edtf or None))
        if status:
            statuses[word.split(":")[0]] = Status(status)
    assert dates(text, " ".join(words), statuses) == expected
