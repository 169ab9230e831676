//! Plain words for names, titles and notes; some with accents, other scripts, quotes and backslashes.

use super::random::Random;

/// First names: an id and what is shown.
#[rustfmt::skip]
pub(super) const FIRST_NAMES: [(&str, &str); 48] = [
    ("ana", "Ana"), ("bob", "Bob"), ("cyd", "Cyd"), ("dan", "Dan"), ("eva", "Eva"), ("finn", "Finn"),
    ("gita", "Gita"), ("hugo", "Hugo"), ("ines", "Inês"), ("jonas", "Jonas"), ("kaja", "Kaja"), ("leo", "Léo"),
    ("mei", "Mei"), ("nils", "Nils"), ("olga", "Olga"), ("pavel", "Pavel"), ("rene", "René"), ("sofia", "Sofía"),
    ("tom", "Tom"), ("uma", "Uma"), ("vera", "Vera"), ("wim", "Wim"), ("yara", "Yara"), ("zoe", "Zoë"),
    ("anke", "Anke"), ("bjorn", "Björn"), ("carla", "Carla"), ("dario", "Dario"), ("elif", "Elif"), ("frida", "Frida"),
    ("goran", "Goran"), ("hana", "Hana"), ("ivo", "Ivo"), ("jules", "Jules"), ("kim", "Kim"), ("lars", "Lars"),
    ("maja", "Maja"), ("noor", "Noor"), ("oscar", "Óscar"), ("petra", "Petra"), ("rosa", "Rosa"), ("sven", "Sven"),
    ("tara", "Tara"), ("ugo", "Ugo"), ("vito", "Vito"), ("wanda", "Wanda"), ("yusuf", "Yusuf"), ("zita", "Zita"),
];

/// Family names: an id and what is shown.
#[rustfmt::skip]
pub(super) const FAMILY_NAMES: [(&str, &str); 24] = [
    ("ruiz", "Ruiz"), ("mueller", "Müller"), ("o-neil", "O'Neil"), ("nystroem", "Nyström"), ("wojcik", "Wójcik"),
    ("celik", "Çelik"), ("li", "Li"), ("brown", "Brown"), ("dubois", "Dubois"), ("rossi", "Rossi"),
    ("jansen", "Jansen"), ("silva", "Silva"), ("novak", "Novák"), ("park", "Park"), ("khan", "Khan"),
    ("weber", "Weber"), ("moreau", "Moreau"), ("larsen", "Larsen"), ("costa", "Costa"), ("hill", "Hill"),
    ("sato", "佐藤"), ("ivanova", "Ivanova"), ("okoro", "Okoro"), ("zhang", "张"),
];

/// The first half of a client's name: an id and what is shown.
#[rustfmt::skip]
pub(super) const TRADES: [(&str, &str); 48] = [
    ("acme", "Acme"), ("brik", "Brik"), ("cobalt", "Cobalt"), ("dune", "Dune"), ("elm", "Elm"), ("fjord", "Fjord"),
    ("glade", "Glade"), ("harbor", "Harbor"), ("iris", "Iris"), ("juniper", "Juniper"), ("kestrel", "Kestrel"),
    ("lumen", "Lumen"), ("maple", "Maple"), ("nimbus", "Nimbus"), ("onyx", "Onyx"), ("pebble", "Pebble"),
    ("quarry", "Quarry"), ("river", "River"), ("sable", "Sable"), ("tundra", "Tundra"), ("umber", "Umber"),
    ("velo", "Vélo"), ("willow", "Willow"), ("xenon", "Xenon"), ("yarrow", "Yarrow"), ("zephyr", "Zéphyr"),
    ("alder", "Alder"), ("birch", "Birch"), ("cedar", "Cedar"), ("delta", "Delta"), ("ember", "Ember"),
    ("flint", "Flint"), ("granite", "Granite"), ("heath", "Heath"), ("indigo", "Indigo"), ("jade", "Jade"),
    ("kelp", "Kelp"), ("linden", "Linden"), ("moss", "Moss"), ("north", "North"), ("oak", "Oak"),
    ("pine", "Pine"), ("quince", "Quince"), ("reed", "Reed"), ("stone", "Stone"), ("thyme", "Thyme"),
    ("ursa", "Ursa"), ("vale", "Vale"),
];

/// The second half of a client's name: an id and what is shown.
#[rustfmt::skip]
pub(super) const FIRMS: [(&str, &str); 48] = [
    ("bakery", "Bakery"), ("foods", "Foods"), ("bikes", "Bikes"), ("labs", "Labs"), ("group", "Group"),
    ("books", "Books"), ("energy", "Energy"), ("museum", "Museum"), ("clinic", "Clinic"), ("hotel", "Hôtel"),
    ("freight", "Freight"), ("tools", "Tools"), ("school", "School"), ("bank", "Bank"), ("garden", "Garden"),
    ("wines", "Wines & Sons"), ("optics", "Optics"), ("travel", "Travel"), ("media", "Media"), ("paper", "Paper"),
    ("rail", "Rail"), ("seeds", "Seeds"), ("toys", "Toys"), ("water", "Water"), ("yachts", "Yachts"),
    ("audio", "Audio"), ("boats", "Boats"), ("cafe", "Café"), ("dairy", "Dairy"), ("estate", "Estate"),
    ("farm", "Farm"), ("glass", "Glass"), ("house", "House"), ("ink", "Ink"), ("joinery", "Joinery"),
    ("kitchen", "Kitchen"), ("legal", "Legal"), ("moebel", "Möbel"), ("news", "News"), ("opera", "Opera"),
    ("press", "Press"), ("radio", "Radio"), ("sports", "Sports"), ("theatre", "Théâtre"), ("union", "Union"),
    ("vision", "Vision"), ("works", "\"Works\""), ("zoo", "Zoo"),
];

/// Kinds of projects: an id and what is shown.
#[rustfmt::skip]
pub(super) const KINDS: [(&str, &str); 24] = [
    ("website", "Website"), ("seo", "Search engine work"), ("brand", "Brand refresh"), ("app", "Mobile app"),
    ("shop", "Online shop"), ("newsletter", "Newsletter"), ("report", "Annual report"), ("fair", "Trade fair"),
    ("intranet", "Intranet"), ("campaign", "Campaign \"Summer\""), ("film", "Short film"), ("audit", "Site audit"),
    ("portal", "Customer portal"), ("hosting", "Hosting and care"), ("texts", "Texte für die Startseite"),
    ("launch", "Product launch"), ("ads", "Advertising"), ("research", "User research"), ("signage", "Signage"),
    ("podcast", "Podcast"), ("training", "Editors' training"), ("migration", "Move of C:\\briefs"),
    ("identity", "Identité visuelle"), ("calendar", "Calendar — print"),
];

/// What a request for change adds to, takes out of or does with [`PARTS`]: an id and what is shown.
#[rustfmt::skip]
pub(super) const WISHES: [(&str, &str); 12] = [
    ("spanish", "Spanish"), ("second", "Second"), ("new", "New"), ("shorter", "Shorter"), ("printed", "Printed"),
    ("faster", "Faster"), ("accessible", "Accessible"), ("no", "No"), ("animated", "Animated"),
    ("french", "Französische —"), ("private", "\"Private\""), ("simpler", "Simpler"),
];

/// Parts of a project that a change is about: an id and what is shown.
#[rustfmt::skip]
pub(super) const PARTS: [(&str, &str); 16] = [
    ("version", "version"), ("booking-form", "booking form"), ("sign-up", "sign-up"), ("photo-day", "photo day"),
    ("search", "search"), ("map", "map"), ("brochure", "brochure"), ("check-out", "check-out"),
    ("dashboard", "dashboard"), ("logo", "logo"), ("menu", "menu"), ("login", "login"), ("export", "export"),
    ("landing-page", "landing page"), ("film", "film"), ("faq", "FAQ"),
];

/// Phases of a project, in their order: an id and what is shown.
#[rustfmt::skip]
pub(super) const PHASES: [(&str, &str); 5] = [
    ("discovery", "Discovery"), ("concept", "Concept — first round"), ("design", "Design"), ("build", "Build"),
    ("launch", "Launch & hand-over"),
];

/// Measures of success: metric, target, actual.
#[rustfmt::skip]
pub(super) const OUTCOMES: [(&str, &str, &str); 8] = [
    ("sign-ups", "200 a month", "180 a month"), ("time to answer a customer", "under 4 hours", "3.5 hours"),
    ("orders from phones", "+ 20 %", "+ 26 %"), ("pages that load within a second", "9 of 10", "8 of 10"),
    ("people who know the name", "one in five", "one in six"), ("calls to the help line", "− 30 %", "− 12 %"),
    ("visitors who come back", "35 %", "41 %"), ("editors who publish by themselves", "all 12", "9 of 12"),
];

/// Needs of a client, reasons, trades and the like.
#[rustfmt::skip]
pub(super) const SENTENCES: [&str; 16] = [
    "they want to be found by people nearby", "their editors wait for us with every page",
    "the old shop loses orders on phones", "the board asked for numbers", "the fair is in autumn",
    "it was in the first offer, only not spelled out", "the launch date matters more to them",
    "they \"just\" need it by Friday", "we had promised it in the kick-off", "une réunion — puis on décide",
    "the second film goes instead", "the texts come from them, in C:\\briefs", "für später vorgesehen",
    "it would delay everything else", "they did not know what it costs", "下次见面再谈",
];

#[rustfmt::skip]
const VERBS: [&str; 20] = [
    "prepared", "reviewed", "went through", "drew", "rebuilt", "tested", "wrote up", "corrected", "discussed",
    "sorted out", "planned", "measured", "finished", "began", "tidied", "translated", "checked", "moved", "sketched",
    "cleaned up",
];

#[rustfmt::skip]
const OBJECTS: [&str; 32] = [
    "the wireframes", "the check-out", "the start page", "the texts", "the photo selection", "the sitemap",
    "the newsletter template", "the brand colours", "the booking form", "the search results", "the tracking",
    "the content plan", "the navigation", "the press kit", "the icons", "the product pages", "the offer",
    "the launch list", "the storyboard", "the grid", "the user interviews", "the menus", "the test orders",
    "the café page", "the résumé of the survey", "the \"about us\" page", "the monthly figures", "the redirects",
    "the deployment", "the style guide", "the invoices' layout", "the animations",
];

#[rustfmt::skip]
const TAILS: [&str; 32] = [
    "with the client's team", "after the feedback of Tuesday", "for the second round", "on phones and tablets",
    "and wrote down the open questions", "before the call", "for the autumn campaign", "in all three languages",
    "and agreed the next steps", "with the new photos", "for the board meeting", "as asked in the last mail",
    "and handed it over to the developers", "until the numbers matched", "in the staging copy", "once more",
    "because the old one broke on small screens", "to prepare for the fair", "from the notes of the workshop",
    "and sent a summary to everybody", "with two variants to choose from", "for the people at the counter",
    "against the list from the kick-off", "and found three things to mend", "for the launch in spring",
    "together with the editor", "following the accessibility report", "und Rückfragen geklärt",
    "— still waiting for the logo", "so that it can be printed", "with real data", "for review",
];

#[rustfmt::skip]
const SHORT: [&str; 16] = [
    "call", "planning", "mails", "weekly meeting", "Texte für die Startseite", "Réunion — budget", "见面",
    "fix the \"login\" form", "copied C:\\briefs to the server", "# not a comment", "a = 1, b = { }", "'quoted'",
    "50 % discount [spring]", "bug hunt", "naïve first version", "Größen geprüft",
];

/// What somebody notes beside a record: mostly a sentence of about 55 characters, sometimes a few words.
pub(super) fn note(random: &mut Random) -> String {
    if random.percent(10) {
        return random.pick(&SHORT).to_owned();
    }
    let verb = random.pick(&VERBS);
    let object = random.pick(&OBJECTS);
    let tail = random.pick(&TAILS);
    format!("{verb} {object} {tail}")
}

/// A few words.
pub(super) fn short_note(random: &mut Random) -> String {
    random.pick(&SHORT).to_owned()
}

/// A sentence for a reason, a need or a trade.
pub(super) fn sentence(random: &mut Random) -> &'static str {
    random.pick(&SENTENCES)
}
