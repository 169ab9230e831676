//! Nothing internal reaches the one who signs: a workspace in which every internal text and number is a word of its
//! own, and the brief in every format.

use std::path::Path;

use crate::world::command::{printed, standing};
use crate::world::folder::folder;

/// Every file; what must not be shown begins with `zz`, or is a number with 77 in it.
pub(crate) const FILES: [(&str, &str); 7] = [
    (
        "standing.toml",
        "name = \"Studio\"\ncurrency = \"EUR\"\n\n[rates]\ndefault = 77.01\ndesigner = 77.02\n\n[thresholds]\nbudget-warn = 0.7703\n\n\
         [roles.zzrole]\nname = \"zzrolename\"\n\n[custom]\nnote = \"zzcustom\"\n",
    ),
    (
        "people/zzana.toml",
        "name = \"Zzana Name\"\nemail = \"zzana@zz.example\"\ntitle = \"zztitle\"\nroles = [\"designer\"]\nwants = [\"producer\"]\n\
         strengths = [\"empathy\"]\ncapacity = 37.77\n\n[rates]\ndefault = 77.04\n\n[log]\naway = [\n  { from = 2026-12-24, note = \"zzaway\" },\n]\n",
    ),
    ("private/costs.toml", "[zzana]\nhourly = 77.05\n"),
    (
        "clients/acme/client.toml",
        "name = \"Acme\"\nsource = \"zzsource\"\nlead = \"zzana\"\nreadiness = \"not-now\"\nreadiness-since = 2026-10-01\n\n[brief]\ndate = 2026-11-16\ntext = \"The doors open in spring.\"\n\n[rates]\n\
         default = 77.06\n\n[cadence]\nexecutive-days = 77\n\n[[contacts]]\nid = \"zzeve\"\nname = \"Zzeve Lind\"\ntitle = \"zzchief\"\n\
         email = \"zzeve@zz.example\"\nphone = \"zzphone\"\nroles = [\"executive\"]\ninfluence = \"high\"\nrapport = [\"zzana\"]\n\n\
         [[opportunities]]\nid = \"zzshop\"\ntitle = \"zzopportunity\"\nneed = \"zzneed\"\nvalue = 7707\nstage = \"raised\"\nraised = [2026-10-05]\n\n\
         [log]\ntouches = [\n  { date = 2026-10-10, with = \"zzeve\", by = \"zzana\", kind = \"tough\", mood = 2, note = \"zztouch\", cause = \"people\", about = \"zzsite\" },\n]\n",
    ),
    (
        "clients/acme/zzsite.toml",
        "name = \"Website\"\nstatus = \"active\"\nbilling = \"fixed\"\nstart = 2026-09-01\ndue = 2026-12-18\nfirm = [\"deadline\"]\n\
         team = [\n  { who = \"zzana\", roles = [\"designer\"], hours = 17.77 },\n]\n\n[budget]\namount = 12000\nhours = 777\n\n[rates]\ndefault = 77.08\n\n\
         [responsibilities]\ntasks = \"zzana\"\n\n[responsibilities.waived]\ninvoices = \"zzwaived\"\n\n\
         [[phases]]\nid = \"zzphase\"\nname = \"Design\"\nhours = 57.75\namount = 7709\nstart = 2026-09-01\ndue = 2026-10-30\ndone = 2026-11-02\n\n\
         [[outcomes]]\nmetric = \"Orders a day\"\ntarget = \"thirty\"\nactual = \"eleven\"\n\n\
         [[changes]]\nid = \"zzchange\"\ntitle = \"Spanish version\"\nasked = 2026-10-20\nby = \"zzeve\"\nhours = 18.77\namount = 1800\ndays = 5\nstatus = \"accepted\"\n\
         decided = 2026-10-22\ndecided-by = \"zzana\"\ntold-by = \"zzana\"\ntold-mood = 3\nreason = \"zzreason\"\ntrade = \"the blog\"\nnote = \"zznote\"\n\n\
         [[changes]]\nid = \"zznews\"\ntitle = \"Newsletter\"\nasked = 2026-11-05\nquoted = 2026-11-06\nby = \"zzeve\"\nhours = 9.77\namount = 900\nreason = \"zzwhy\"\nnote = \"zznote\"\n\n\
         [[changes]]\nid = \"zzlate\"\ntitle = \"Zzunquoted\"\nasked = 2026-09-05\nby = \"zzeve\"\namount = 77.13\n\n\
         [[waits]]\nid = \"zzwait\"\ntitle = \"A signature\"\nasked = 2026-10-12\ncontact = \"zzeve\"\ndue = 2026-10-30\nnote = \"zzwaitnote\"\n\n\
         [log]\ntime = [\n  { date = 2026-09-02, who = \"zzana\", hours = 12.77, note = \"zztime\", unplanned = true },\n  { date = 2026-09-03, who = \"zzana\", hours = 1.5, note = \"zzrate\", rate = 77.10 },\n]\n\
         expenses = [\n  { date = 2026-09-04, amount = 77.11, note = \"zzexpense\", who = \"zzana\" },\n]\n\
         invoices = [\n  { number = \"zzinvoice\", date = 2026-10-01, amount = 6000, due = 2026-10-31 },\n]\n\
         payments = [\n  { date = 2026-11-01, invoice = \"zzinvoice\", amount = 77.12, note = \"zzpayment\" },\n]\n\
         progress = [\n  { date = 2026-10-01, percent = 20, by = \"zzana\", note = \"zzprogress\" },\n  { date = 2026-11-15, percent = 45, by = \"zzana\" },\n]\n\
         pulse = [\n  { date = 2026-11-10, who = \"zzana\", clarity = 1, resources = 2, respect = 1, note = \"zzpulse\" },\n]\n",
    ),
    ("clients/zzother/client.toml", "name = \"Zzother Works\"\n"),
    ("clients/zzother/zzsecret.toml", "name = \"Zzsecret\"\nstatus = \"active\"\nbilling = \"fixed\"\n"),
];

/// What the one who signs is told of.
const TOLD: [&str; 12] = [
    "A signature",
    "The doors open in spring.",
    "Acme",
    "Website",
    "Design",
    "Orders a day",
    "thirty",
    "eleven",
    "Spanish version",
    "the blog",
    "Newsletter",
    "2026-12-25",
];

fn brief(root: &Path, options: &[&str]) -> String {
    let mut command = standing(root, ["brief", "acme", "--since", "2026-09-30"]);
    let output = command.args(options).env("COLUMNS", "200").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    printed(&output)
}

/// The brief without the style of a page and its hash, which are the same for all.
fn words(text: &str) -> String {
    let text = match text.split_once("'sha256-") {
        Some((before, after)) => {
            format!("{before}{}", after.split_once('\'').map_or(after, |(_, after)| after))
        }
        None => text.to_owned(),
    };
    match (text.split_once("<style>"), text.split_once("</style>")) {
        (Some((before, _)), Some((_, after))) => format!("{before}{after}"),
        _ => text.clone(),
    }
}

#[test]
fn nothing_internal_is_in_the_brief_in_any_format() {
    let world = folder(FILES);
    let formats = ["table", "json", "markdown", "html"].map(|format| vec!["-f", format]);
    let sheets = ["outcomes", "phases", "decisions", "happened"]
        .into_iter()
        .flat_map(|sheet| ["plain", "csv"].map(|format| vec!["-f", format, "--sheet", sheet]));
    let rows = ["plain", "csv"].map(|format| vec!["-f", format]);
    for options in formats.clone().into_iter().chain(sheets).chain(rows) {
        let told = words(&brief(world.path(), &options)).to_lowercase();
        for internal in ["zz", "77", "studio's", "12.77", "14.27", "mood", "not-now", "margin", "cost\""] {
            assert!(!told.contains(internal), "{options:?} tells {internal:?}:\n{told}");
        }
    }
    for options in formats {
        let told = words(&brief(world.path(), &options));
        for wanted in TOLD {
            assert!(told.contains(wanted), "{options:?} lacks {wanted:?}:\n{told}");
        }
    }
}
