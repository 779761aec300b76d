"""Activities are found by what is done to whom, not by the name of the activity; look-alikes are left alone."""

import pytest

from grantgraph.enrich.tagging import Tagger
from grantgraph.model import Grant, Listing, Text
from grantgraph.vocabulary.concepts import load_concepts

LISTING = Listing("page.txt", "ab" * 32, "listing")
TAGGER = Tagger(load_concepts())

DONE = [
    ("advocacy", "Herders will put their wishes before the provincial council."),
    ("advocacy", "The results will be handed to the ombudsman and to two ministries."),
    ("advocacy", "The bakers' guild will brief members of parliament on the bread tax."),
    ("advocacy", "The guild will negotiate a wage agreement with two shipyards."),
    ("advocacy", "Bakers will turn their complaints into draft amendments."),
    ("advocacy", "Weavers will sit down with the ministry over dye waste."),
    ("awareness-campaign", "Pocket guides to tenants' rights will be left in laundries."),
    ("awareness-campaign", "A caravan of puppeteers will tour hill villages to explain the new family law."),
    ("awareness-campaign", "A troupe will stage plays about dowries."),
    ("awareness-campaign", "Booklets for migrants will be spread through bus drivers."),
    ("community-space", "A former mill becomes a meeting place with a reading room."),
    ("community-space", "The choir will keep up a small museum of bells."),
    ("convening", "Fishers and port officials will be brought to one table twice a year."),
    ("convening", "The choir invites both quarters to four evenings of talk, followed by a debate."),
    ("convening", "For a gathering of millers from both banks."),
    ("convening", "The league will hold workshops and roundtables for millers in four ports."),
    ("convening", "A travelling display on the flood will go round."),
    ("convening", "The final report will be presented at a conference of ferrymen."),
    ("documentation", "Volunteers will write down what survivors saw and keep a register of the missing."),
    ("documentation", "Support for the digitization of the union's letters and photographs."),
    ("documentation", "Clerks will keep a ledger of evictions in the harbour quarter."),
    ("education-programme", "A civics reader for village schools will be printed."),
    ("education-programme", "A nine-month course on river law will be given."),
    ("education-programme", "A teachers' guide to the charter goes with it."),
    ("election-observation", "Retired teachers will be posted at polling stations to watch the count."),
    ("election-observation", "The league will deploy eighty citizen monitors for the by-election."),
    ("emergency-support", "Dismissed printers and their families will receive food and medicine."),
    ("emergency-support", "For temporary housing of exiled painters, and visa fees."),
    ("emergency-support", "Technicians will audit the phones of nurses who get threats."),
    ("emergency-support", "Two runaways a week will find a safe flat."),
    ("film-video", "Four students will film bus drivers for a weekly programme on television."),
    ("film-video", "Ten short films with subtitles are planned."),
    ("investigation", "Two reporters will dig into harbour contracts with the help of leaked files."),
    ("investigation", "For cross-border stories on hidden ownership of quarries."),
    ("legal-aid", "Attorneys will challenge the evictions in court."),
    ("legal-aid", "Widows are helped to file claims for their land."),
    ("legal-aid", "Towards the costs of a judicial review of the quarry permit."),
    ("legal-aid", "Jurists will contest the refusal before the harbour's arbitration board."),
    ("mentoring-fellowships", "Each newcomer is paired with an experienced mayor for a year."),
    ("mentoring-fellowships", "Support for a sabbatical year of two editors."),
    ("mentoring-fellowships", "Six clerks will spend half a year in the offices of the assembly."),
    ("mentoring-fellowships", "Each story is written under the eye of a senior editor."),
    ("monitoring", "Parents will check how the school budget is spent."),
    ("monitoring", "Law students will sit in court and observe hearings."),
    ("monitoring", "For tracking of public spending on wells."),
    ("monitoring", "Anglers will measure mercury in the river each month."),
    ("monitoring", "Pupils photograph the road works that were paid for."),
    ("monitoring", "A panel will score each minister's answers."),
    ("network-building", "Six valley groups will join in one federation."),
    ("network-building", "The bakers will coordinate a coalition of forty guilds."),
    ("news-production", "An exile newsroom will put out a morning bulletin and two interviews a week."),
    ("news-production", "The grant pays the salaries of two reporters in the hill districts."),
    ("online-platform", "Residents will report leaks in an app that the co-operative develops."),
    ("online-platform", "Every quarry will be shown on an interactive map."),
    ("policy-research", "Two economists will look into why small mills close."),
    ("policy-research", "The guild will estimate the cost of the new toll and write a quarterly brief."),
    ("small-grants", "The ten best plans will each get up to 900 euros."),
    ("small-grants", "Small awards of 300 euros will pay for yards and wells."),
    ("study-visits", "Five clerks will spend a week with their peers in a neighbouring country."),
    ("study-visits", "For exchange trips of beekeepers."),
    ("study-visits", "Pilots will travel to the delta to compare notes."),
    ("survey", "Nine hundred households will be asked what they think of the new buses."),
    ("training", "Midwives will learn to keep accounts."),
    ("training", "Clerks will be shown how to read a budget."),
    ("training", "Observers will be schooled in first aid."),
    ("training", "Evening classes for deckhands will run through the winter."),
    ("training", "A two-hour clinic on contracts will be held."),
    ("voter-education", "Drummers will explain how to mark the ballot."),
    ("emergency-support", "Blankets and firewood go to the upper hamlets."),
    ("documentation", "Its volunteers keep a register of women killed on the estate."),
    ("monitoring", "The fishers will sample the creek each week."),
    ("advocacy", "A petition will go round the market."),
    ("network-building", "It brings together thirty groups of potters."),
    ("legal-aid", "It has a roster of lawyers for the night."),
    ("awareness-campaign", "A guide for tenants comes in five languages."),
    ("policy-research", "The guild will set out options for the new toll."),
    ("policy-research", "Lessons of the flood will be written up, and economists will cost the delay."),
    ("survey", "Pupils will poll classmates on the price of lunch."),
    ("voter-education", "A leaflet says where and how to register."),
    ("election-observation", "Helpers will be posted to ninety polling stations."),
    ("training", "Dyers will get a refresher day and learn tailoring."),
    ("film-video", "The station will relay the hearings, and ferrymen record short talks."),
    ("news-production", "A newspaper by prisoners will come out, with reportage and long reads."),
    ("online-platform", "The site lets tenants compare rents."),
    ("education-programme", "Lessons are to be prepared in an immersion school."),
    ("investigation", "For reporting on smuggling."),
]

NOT_DONE = [
    ("advocacy", "The choir will bring its own chairs to the hall."),
    ("advocacy", "Voters will put questions to the ministry's clerk on air."),
    ("awareness-campaign", "The candidates will spread out before the election campaign."),
    ("awareness-campaign", "The newsletter on tides will go on."),
    ("community-space", "The plays will be shown in youth centers of the valley."),
    ("convening", "The dam will meet the needs of three towns."),
    ("convening", "The Congress of Bakers will print a calendar."),
    ("convening", "The film brings both shores closer together."),
    ("convening", "The station airs a radio debate."),
    ("documentation", "The archive lies in the next valley."),
    ("documentation", "The working document will be shortened."),
    ("education-programme", "Guides will lead school classes through the exhibition."),
    ("education-programme", "A three-day training course will be held."),
    ("election-observation", "Deputies' attendance and votes will be counted."),
    ("emergency-support", "The plant was relocated to another valley."),
    ("emergency-support", "The roof and the beds were painted."),
    ("film-video", "The open-air discussions will go on in spring."),
    ("film-video", "A film from the last century hangs in the hall."),
    ("legal-aid", "It makes the case for lower taxes."),
    ("legal-aid", "The tennis court will be swept."),
    ("mentoring-fellowships", "Fellow citizens will sing."),
    ("monitoring", "The café is watched by the police."),
    ("network-building", "The network's doctors live in four towns."),
    ("news-production", "The judges wrote two books on articles of the constitution."),
    ("news-production", "A news agency next door lent the chairs."),
    ("online-platform", "The poems will appear on the guild's website."),
    ("small-grants", "The grant will pay the rent."),
    ("small-grants", "The fund will support the song barn, a project of the choir."),
    ("study-visits", "Lawyers will visit detained colleagues."),
    ("survey", "Results will be announced after the close of polls."),
    ("training", "The train tickets will be paid."),
    ("training", "Owners of shops and workshops will be counted."),
    ("training", "A nine-month course on river law will be given."),
    ("policy-research", "A study has shown that half of the wells are dry."),
    ("survey", "According to a survey by the college, few own a boat."),
    ("training", "The potters will build and equip a workshop."),
    ("small-grants", "A small grant paid for the looms."),
    ("legal-aid", "The widows want to claim their rights."),
    ("monitoring", "The reporters will follow the money."),
    ("convening", "Two potters will take part in the guild's day and attend a conference."),
    ("policy-research", "Two sisters will study law."),
    ("policy-research", "Bakers will compare notes on ovens."),
    ("survey", "Masons will learn to survey walls with a laser."),
    ("training", "The Harbour Training Center will buy boats."),
    ("training", "The council will hold public sessions on the ferry."),
    ("policy-research", "The Institute of Marine Research will paint its hall."),
    ("network-building", "The Refugee Support Network will rent a van."),
    ("advocacy", "Guests from advocacy groups will sing."),
    ("convening", "To keep the quay from weather events."),
    ("investigation", "A network of investigative journalists will get chairs."),
    ("film-video", "A documentary photographer will spend a winter here."),
]


def found(sentence: str) -> set[str]:
    """The activities of a grant that says just this."""
    findings = TAGGER.find(Grant(LISTING, "line 1", descriptions=(Text(f"To serve the valley. {sentence}"),)))
    return {finding.concept.id for finding in findings if finding.concept.scheme.endswith("/activity")}


@pytest.mark.parametrize(("activity", "sentence"), DONE)
def test_an_act_is_found_in_other_words_than_its_own(activity: str, sentence: str) -> None:
    """A verb of a class with an object of a class."""
    assert activity in found(sentence)


@pytest.mark.parametrize(("activity", "sentence"), NOT_DONE)
def test_a_word_of_the_act_is_not_the_act(activity: str, sentence: str) -> None:
    """Where it stands for something else, or belongs to somebody's name."""
    assert activity not in found(sentence)
