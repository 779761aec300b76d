"""Themes are found by the objects, harms and people they are about, where no text calls them by name."""

import pytest

from grantgraph.enrich.tagging import Tagger
from grantgraph.model import Grant, Listing, Text
from grantgraph.vocabulary.concepts import load_concepts

LISTING = Listing("page.txt", "ab" * 32, "listing")
TAGGER = Tagger(load_concepts())

ABOUT = [
    ("accountability", "A map will show how seven counties spend the harbour levy."),
    ("accountability", "A hotline for drivers who are asked for money at police checkpoints."),
    ("accountability", "To compare what the port built with what was promised."),
    ("association-assembly", "Defending a choir that was struck off the register."),
    ("association-assembly", "Advice for a foundation whose bank accounts were frozen."),
    ("civic-education", "Evening talks on how a republic works."),
    ("civic-engagement", "Tenants will have a say when the stairs are repaired."),
    ("civic-engagement", "To draw beekeepers of the valley into decisions on spraying."),
    ("civil-society", "To help village charities keep proper books."),
    ("conflict-peace", "Elders of both valleys will agree on rules for grazing."),
    ("conflict-peace", "A choir of pupils of both communities."),
    ("conflict-peace", "To mend relations between neighbouring peoples of the coast."),
    ("culture-identity", "Lullabies of the Sorbian people will be sung on Sundays."),
    ("culture-identity", "A dictionary of the islands' dialect."),
    ("disability-inclusion", "To give a hearing to people on the margins of the port."),
    ("economy-enterprise", "For a dairy run by its members."),
    ("environment", "Anglers will do water tests below the paper mill."),
    ("environment", "To stop unlawful building along the shore of the lake."),
    ("governance", "To bring the offices of the district closer to shepherds."),
    ("association-assembly", "Advice for a club whose registration was withdrawn."),
    ("gender", "To help tenants leave violent homes."),
    ("historical-memory", "Neighbours will tell of the shootings of 1953."),
    ("historical-memory", "A guided walk through the former secret police headquarters."),
    ("human-rights", "A phone line for recruits after two deaths in barracks."),
    ("independent-media", "To check forged pictures before they spread."),
    ("independent-media", "Readers in the valley shall tell fact from fabrication."),
    ("internet-freedom", "Counting the hours in which the network is switched off."),
    ("political-processes", "A return to civilian rule will be argued for in songs."),
    ("religious-freedom", "Bans on fasting and pilgrimage will be counted."),
    ("religious-freedom", "Lawyers for Protestant families who were fined for praying at home."),
    ("religious-freedom", "Help for a congregation that lost its prayer hall."),
    ("rule-of-law", "To see that no suspect waits a month before meeting a magistrate."),
    ("rule-of-law", "To build trust between the police and market traders."),
    ("environment", "Beekeepers want an end to the spraying of the orchards."),
    ("environment", "The islanders must move before the rising sea."),
    ("culture-identity", "Two bilingual primers for the village schools."),
    ("gender", "A list of women killed by husbands."),
    ("migration", "The house takes in men deported from the north."),
    ("human-rights", "The elders will speak of the burning of three villages."),
    ("labour-rights", "The drivers want to form a union of their own."),
    ("environment", "Farmers fight a paper mill and sand dredgers."),
    ("civic-engagement", "To bring ferrymen of the delta into public life."),
    ("civic-engagement", "To give lodgers a hearing before the harbour board."),
    ("conflict-peace", "To teach tolerance of neighbours by puppet plays."),
    ("governance", "Songs about a federal union of the islands."),
    ("political-processes", "To defend a limit on the terms of presidents."),
    ("political-processes", "To lend typewriters to the opposition."),
    ("civic-engagement", "A course in organizing for lodgers."),
    ("civic-engagement", "To draw families to action for a safer ferry."),
    ("governance", "Fifteen town clerks will visit the islands."),
    ("accountability", "For an index of openness of the harbour boards."),
    ("political-processes", "An internship with members of parliament."),
    ("independent-media", "A hardship fund for the staff of a closed broadcaster."),
    ("independent-media", "Stipends for two reporters at a weekly."),
    ("internet-freedom", "A study of how telecom companies hand over data of their customers."),
    ("internet-freedom", "To find which pages cannot be opened."),
    ("gender", "Forty women learn to steer the ferry."),
    ("historical-memory", "A play by former inmates of the island camp."),
    ("historical-memory", "For those who vanished from the quay forty years ago."),
    ("human-rights", "Mothers search for sons taken at the ferry."),
    ("labour-rights", "Back pay for dismissed dyers."),
    ("religious-freedom", "Two families may pray in a house of prayer again."),
    ("rule-of-law", "A law library for the islands' bar."),
    ("association-assembly", "Dockers who were fined for standing with a placard."),
    ("association-assembly", "How banks refuse charities because of laws against terror."),
    ("civil-society", "So that the anglers' association is better managed."),
    ("conflict-peace", "Tea for the elders of both clans."),
    ("conflict-peace", "A cookbook by Greek and Turkish mothers."),
    ("conflict-peace", "An end to cluster munitions."),
    ("culture-identity", "Plays in Breton for the villages."),
    ("culture-identity", "Elders tell the names of places along the coast."),
    ("culture-identity", "To lessen racial disparities in the harbour towns."),
    ("economy-enterprise", "A plan to bring shops back to the commercial corridor."),
    ("environment", "Twelve clubs clean up the riverbanks."),
    ("environment", "A film about the first Earth Day."),
    ("migration", "Housemaids of the islands who work in the Gulf without a day off."),
    ("migration", "Families returning to the delta need papers."),
    ("youth", "To raise the age of juvenile court jurisdiction."),
    ("accountability", "To see that the timber levy reaches the hamlets."),
    ("accountability", "Two bridges were paid for and never built."),
    ("civic-engagement", "A petition drive for a night ferry."),
    ("governance", "Advice to the ministry of ports."),
]
NOT_ABOUT = [
    ("accountability", "Each school funding its own orchestra may apply."),
    ("accountability", "To open paid work to people of the coast."),
    (
        "association-assembly",
        "To promote freedom of speech, the Association of Bakers will print a calendar.",
    ),
    ("civic-engagement", "To give dairy workers a voice in the cooperative."),
    ("civil-society", "The community school will get a new roof."),
    ("civil-society", "Locked accounts of groups of bakers will be opened."),
    ("conflict-peace", "To settle a labour dispute at the cannery."),
    ("culture-identity", "Guest workers will take language classes."),
    ("culture-identity", "Recipes will be printed in local languages."),
    ("disability-inclusion", "To further the inclusion of women in the choir."),
    ("economy-enterprise", "To teach producers of radio plays."),
    ("economy-enterprise", "An upper chamber of the court will be visited."),
    ("education", "To advise university students who look for a flat."),
    ("environment", "Climate control for the reading room."),
    ("governance", "The ledgers of the national police will be scanned."),
    ("independent-media", "To improve the quality of reports on abuses."),
    ("independent-media", "Women of two parties will cross party lines."),
    ("internet-freedom", "An internet newspaper for skaters."),
    ("internet-freedom", "To close the digital divide between the islands."),
    ("independent-media", "Dancers will press for a hall in the province."),
    ("internet-freedom", "Ten bloggers will visit a printing house."),
    ("gender", "To train men and women as stage hands."),
    ("historical-memory", "To write a history of the orchestra."),
    ("human-rights", "To teach children the rights of minorities."),
    ("migration", "A doctor for reporters in exile."),
    ("migration", "To push back against the new fee."),
    ("political-processes", "The energy transition of the brewery will be filmed."),
    ("religious-freedom", "The Catholic hospital will buy beds."),
    ("rule-of-law", "Retired judges will sing in the choir."),
    ("rule-of-law", "The police band will play for pupils."),
    ("youth", "To put young associations on their feet."),
    ("migration", "A resettlement plan will be printed."),
    ("rule-of-law", "The printing house was seized."),
    ("rule-of-law", "Restoration of the Palace of Justice."),
    ("association-assembly", "Repair of the assembly hall."),
    ("culture-identity", "Protecting honest clerks in customs."),
    ("civic-engagement", "To give owners of small firms on the coast a say in harbour fees."),
    ("civic-engagement", "Activists will learn to sew costumes."),
    ("elections", "Polls on hot springs will be framed."),
    ("independent-media", "To found an investigative desk for art thefts."),
    ("political-processes", "In opposition to the motorway, poems will be read."),
    ("political-processes", "To mend violins after the coup."),
    ("accountability", "Bribri weavers will sing."),
    ("civic-education", "The Civic Education Center will buy violins."),
    ("elections", "To show what deputies do between elections."),
    ("governance", "The Policy Institute will mend its roof."),
    ("civic-engagement", "The engagement of consultants for an audit."),
    ("labour-rights", "The tripartite ballot will be counted by clerks."),
    ("rule-of-law", "A former prisoner will bake bread."),
    ("conflict-peace", "The ferry stops on both sides of the southern border."),
    ("environment", "An ecosystem of support for dockers: the business ecosystem of the port."),
    ("economy-enterprise", "To mend what fell when the World Trade Center fell."),
    ("migration", "Against displacement and gentrification in the old port."),
    ("youth", "Next generation infrastructure for ferries."),
]


def found(sentence: str) -> set[str]:
    """The themes of a grant that says just this."""
    findings = TAGGER.find(Grant(LISTING, "line 1", descriptions=(Text(sentence),)))
    return {finding.concept.id for finding in findings if finding.concept.scheme.endswith("/theme")}


@pytest.mark.parametrize(("theme", "sentence"), ABOUT)
def test_a_theme_is_found_in_other_words_than_its_own(theme: str, sentence: str) -> None:
    """A thing, a harm or a people that stands for the subject."""
    assert theme in found(sentence)


@pytest.mark.parametrize(("theme", "sentence"), NOT_ABOUT)
def test_a_word_of_the_theme_is_not_the_theme(theme: str, sentence: str) -> None:
    """Where it is a means, an audience or part of a name."""
    assert theme not in found(sentence)
