"""In an English text a pronoun, an office, an age or a given name leads to who speaks, over what stands between."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers


@pytest.mark.parametrize(
    "text",
    [
        "The shelter is run by Rita Bite. She is convinced that the law is weak.",
        "The shelter is run by Rita Bite. She, too, thinks that the law is weak.",
        "The shelter is run by Rita Bite. It was she who said that the law is weak.",
        "The shelter is run by Rita Bite. She met the guests, and stressed that the law is weak.",
        "The shelter is run by Rita Bite. The law, she believes, is weak.",
        "The shelter is run by Rita Bite. According to her, the law is weak.",
        "The shelter is run by Rita Bite. As she sees it, the law is weak.",
        "The shelter is run by Rita Bite. Her view: the law is weak.",
        "Rita Bite runs the shelter.\n\n“The house is full,” she says.",
        "Rita Bite says that the house is full.\n\nShe adds that the law is weak.",
        "Rita Bite’s report is out. Half of the pickers, she writes, were in debt.",
        "Rita Bite greeted Ivo Egle. She said that prices rise.",
        "His lawyer Rita Bite did the talking: the evidence, she argued, was weak.",
        "Asked about it, Rita Bite shrugged. “So what?”",
        "The shelter is run by Rita Bite. She shakes her head. “So what?”",
        "Rita Bite is not angry. “That was last year,” laughs the 29-year-old.",
        "Professor Rita Bite came. The professor, who is 83 years old, spoke without notes.",
        "Psychologist Rita Bite came. According to the psychologist, fear is normal.",
        "Psychologist Rita Bite came. In the psychologist’s view, fear is normal.",
        "Psychologist Rita Bite came. According to the Psychologist, fear is normal.",
        "Rita Bite met Ivo Egle. The talks lasted two hours. She noted that prices rise.",
        "Rita Bite succeeds Ivo Egle. In his time the unit grew to ten officers. “We need time,” she told colleagues.",
        "Rita Bite runs the shelter. The rule is simple: “Call us first,” she says.",
        "As of May, the unit is headed by Major Rita Bite. The new head has let it be known that prices rise.",
        "President Rita Bite came. “Prices rise,” said the President of Latvia.",
        "President of Latvia Rita Bite came. “Prices rise,” said the President.",
        "President of Latvia Rita Bite came. The President of Latvia was glad. “Prices rise,” said the President.",
        "Rita Bite, Speaker of the Saeima, came. The Speaker of the Saeima noted that prices rise.",
        "Minister of the Interior Rita Bite came. “Prices rise,” stressed the Minister of the Interior.",
        "Minister of Foreign Affairs Rita Bite came. “Prices rise,” the Foreign Minister said. The Minister was glad.",
        "Welfare Minister Rita Bite came. “Prices rise,” said the Minister of Welfare.",
        "Foreign Minister of Estonia Rita Bite came. “Prices rise,” the Minister of Foreign Affairs of Estonia said.",
        "Deputy Speaker Rita Bite came. “Prices rise,” said the Deputy Speaker.",
        "The Ambassador of Latvia to the UK Rita Bite came. The Ambassador noted that prices rise.",
        "Rita Bite of Denmark has been appointed senior adviser in Riga. The new adviser noted that prices rise.",
        "Rita Bite was elected chair of the board. “Prices rise,” the newly elected chair said.",
        "Rita Bite, a lawyer, became mayor of Talsi in May. According to the new mayor, prices rise.",
        "Rita Bite joined us in May. Rita told the guests that prices rise.",
        "Minister of Welfare Ivo Egle met his Lithuanian counterpart, Rita Bite, in Leeds. The Lithuanian Minister "
        "expressed readiness to help.",
        "Minister Ivo Egle met his Estonian colleague Rita Bite. “We need time,” the Estonian minister said.",
        "Judge Ivo Egle met his Polish colleague, Ms Rita Bite. According to the Polish judge, fear is normal.",
        "A colleague from the centre in Tartu, Inspector Rita Bite, puts the price of the trip at 4,000 euros.",
        "Rita Bite and eleven other lawyers urge the Saeima not to adopt the law.",
        "Minister Rita Bite awaits three ministers. Concerning Austria, the Minister noted that time is short.",
    ],
)
def test_the_one_meant_speaks(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite was sentenced. The judge left. She said that it rained.",
        "Rita Bite greeted Ivo Egle and a guest. She said that prices rise.",
        "Rita Bite’s tenant left. She said that it rained.",
        "Judge Rita Bite met the Estonian judge. According to the judge, fear is normal.",
        "Rita Bite lives in Leeds. The woman next door, who is 83 years old, said that it rained.",
        "Rita Bite smiled. The door opened.",
        "The unit was headed by Rita Bite until May. The new head said that prices rise.",
        "Rita Bite was appointed deputy director. The new director said that prices rise.",
        "Rita Bite was appointed judge. The new mayor said that prices rise.",
        "Rita Bite was appointed mayor in May. She was succeeded by a lawyer. The new mayor said that prices rise.",
        "Rita Bite was appointed mayor in May and resigned in June. The new mayor said that prices rise.",
        "Rita Bite was elected mayor in 2001 and lost in 2005. The new mayor said that prices rise.",
        "Rita Bite was elected mayor and died in May. The new mayor said that prices rise.",
        "Rita Bite was named head of the police in 2010. In 2020 she died. The new head said that prices rise.",
        "Rita Bite was appointed director in 1999. The city has now chosen a woman from Leeds. The new director said "
        "that prices rise.",
        "Rita Bite was appointed head of the police. A man is the new head of the court. The new head said that "
        "prices rise.",
        "Rita Bite was elected mayor and Ivo Egle became mayor. The new mayor said that prices rise.",
        "Rita Bite met Ivo Egle. A woman waited. She noted that prices rise.",
        "Rita Bite met Ivo Egle. Nurses came. She noted that prices rise.",
        "Rita Bite met Ivo Egle. The teachers waited. She noted that prices rise.",
        "Rita Bite met Anna Kalna. The talks lasted two hours. She noted that prices rise.",
        "Rita Bite met Ivo Egle.\n\nThe talks lasted two hours. She noted that prices rise.",
        "The shelter is run by Rita Bite. The night guard has a rule: “Call us first,” she says.",
        "Minister Ivo Egle met his Estonian colleague Rita Bite. The Lithuanian minister noted that prices rise.",
        "Minister Ivo Egle met his Estonian colleague Rita Bite. The Estonian judge noted that prices rise.",
        "Minister Ivo Egle met his Estonian colleague Rita Bite. The Estonian minister of culture said that it rained.",
        "Minister Ivo Egle met his Estonian colleague Rita Bite. The Estonian minister was told that prices rise.",
        "Minister Ivo Egle met his former colleague Rita Bite. The former minister noted that prices rise.",
        "Minister Ivo Egle met the Estonian colleague of Rita Bite. The Estonian minister noted that prices rise.",
        "Ivo Egle met his Estonian colleague Rita Bite. The Estonian minister noted that prices rise.",
        "Minister Ivo Egle met his Estonian colleague Rita Bite. The Estonian minister of culture left. The Estonian "
        "minister noted that prices rise.",
        "Lithuanian President Rita Bite came. “Prices rise,” said the President of Latvia.",
        "Lithuanian President Rita Bite met the President of Latvia. “Prices rise,” said the President.",
        "President Rita Bite met President Ivo Egle. “Prices rise,” said the President of Latvia.",
        "Rita Bite, Speaker of the Saeima, came. The Speaker of the Riigikogu noted that prices rise.",
        "Minister of Welfare Rita Bite came. “Prices rise,” the Foreign Minister said.",
        "Minister of Justice of Estonia Rita Bite came. “Prices rise,” said the Minister of Justice of Latvia.",
        "Minister of Foreign Affairs of Estonia Rita Bite came. “Prices rise,” the Latvian Foreign Minister said.",
        "Foreign Minister of Estonia Rita Bite came. “Prices rise,” said the Welfare Minister of Estonia.",
        "Minister of Foreign Affairs of Estonia Rita Bite met the Latvian Foreign Minister. “Prices rise,” said the "
        "Foreign Minister.",
        "Deputy Speaker Rita Bite came. “Prices rise,” said the Speaker.",
        "The president of the club Rita Bite came. The president said that it rained.",
        "The judge sentenced Rita Bite to five years. “You broke trust.”",
        "Her pupil Rita came. Rita Bite joined us. Rita told the guests that prices rise.",
        "The wife of the accused, driver Rita Bite, puts the price of the trip at 4,000 euros.",
        "Minister Rita Bite awaits three ministers. The minister noted that time is short.",
        "Minister Rita Bite awaits the ministers Ivo Egle and Juris Liepa. The Minister noted that time is short.",
    ],
)
def test_nobody_speaks_where_another_may_be_meant(text: str) -> None:
    assert speakers(text) == set()
    assert find_people(text, "en")
