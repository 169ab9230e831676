//! The one form: what is written how, and what holds for every file.

use super::*;
use crate::format::kind::Kind;

fn formatted(kind: Kind, text: &str) -> String {
    canonical(text, kind.schema()).unwrap_or_else(|fault| panic!("{fault}:\n{text}"))
}

#[track_caller]
fn check(kind: Kind, before: &str, after: &str) {
    let once = formatted(kind, before);
    assert_eq!(once, after, "\n--- before\n{before}--- after\n{once}");
    assert_eq!(formatted(kind, &once), once, "twice is not once");
}

#[test]
fn the_example_agency_and_new_files_are_in_the_one_form() {
    for (path, text) in crate::disk::example() {
        let Some(kind) = Kind::of(&path) else { continue };
        check(kind, &text, &text);
    }
}

#[test]
fn keys_are_in_the_order_of_the_format_and_the_log_is_last() {
    check(
        Kind::Project,
        "# The website.\n\n[log]\ntime = []\n\n[custom]\n  b  =  1 # kept\n\n\n  a.x = 'y'\n[budget] # agreed\nhours=40\n# in May\namount = 1_000.50 # net\n",
        "# The website.\n\n[budget] # agreed\n# in May\namount = 1_000.50 # net\nhours = 40\n\n[custom]\n  b  =  1 # kept\n\n\n  a.x = 'y'\n\n[log]\ntime = []\n",
    );
}

#[test]
fn a_record_is_one_line_however_it_was_written() {
    for before in [
        "[log]\ntime = [{hours=3.50,who='ana',date=2026-11-02}]\n",
        "log . \"time\" = [ { who = \"ana\" , date = 2026-11-02, \"hours\" = 3.50 },\n\n]\n",
        "[[log.time]]\nhours = 3.50\nwho = 'ana'\ndate = 2026-11-02\n",
        "log = { time = [\n{ hours = 3.50,\n who = 'ana', date = 2026-11-02, } ] }",
    ] {
        let after = "[log]\ntime = [\n  { date = 2026-11-02, who = \"ana\", hours = 3.50 },\n]\n";
        check(Kind::Project, before, after);
    }
    check(
        Kind::Project,
        "team=[{roles=['writer'],who='ana'}]\nresponsibilities.scope = {informed='al', accountable='ana'}\nbudget={hours=4}\n",
        "team = [\n  { who = \"ana\", roles = [\"writer\"] },\n]\n\n[budget]\nhours = 4\n\n[responsibilities]\nscope = { accountable = \"ana\", informed = \"al\" }\n",
    );
}

#[test]
fn comments_stay_with_what_they_stand_at() {
    check(
        Kind::Project,
        "# of the file\n\n# of due\ndue = 2026-01-02 # soon\nname = 'x'\n# below the keys\n\n# loose\n\n# of the log\n[log] # all\n\
         time = [ # the work\n  # of the second\n  { date = 2026-01-02 }, # two\n  { date = 2026-01-01 } # one\n  # last\n] # end\n\n# of the budget\n[budget]\n# nothing yet\n\n# the end\n",
        "# of the file\n\nname = \"x\"\n# of due\ndue = 2026-01-02 # soon\n# below the keys\n\n# of the budget\n[budget]\n# nothing yet\n\n\
         # loose\n\n# of the log\n[log] # all\ntime = [\n  { date = 2026-01-01 }, # one\n  # the work\n  # of the second\n  { date = 2026-01-02 }, # two\n  # last\n] # end\n\n# the end\n",
    );
    check(
        Kind::Project,
        "# of it\n[[log.time]] # head\ndate = 2026-11-02 # monday\n# why\nhours = 9\n# below\n",
        "[log]\ntime = [\n  # of it\n  # monday\n  # why\n  # below\n  { date = 2026-11-02, hours = 9 }, # head\n]\n",
    );
}

#[test]
fn sections_of_a_log_with_fields_of_ones_own_stay_sections() {
    check(
        Kind::Project,
        "[[log.time]]\ndate = 2026-11-03\n[log.time.custom]\nticket = 7\n[[log.time]]\nwho = 'ana'\ndate = 2026-11-02\n",
        "[[log.time]]\ndate = 2026-11-02\nwho = \"ana\"\n\n[[log.time]]\ndate = 2026-11-03\n\n[log.time.custom]\nticket = 7\n",
    );
}

#[test]
fn the_form_of_bytes_stays() {
    check(
        Kind::Person,
        "name = 'x'\r\n\r\n\r\n[rates]\r\ndefault = 0x1F",
        "name = \"x\"\r\n\r\n[rates]\r\ndefault = 0x1F\r\n",
    );
    check(Kind::Person, "", "");
    check(Kind::Person, "\n\n# only this\n\n", "# only this\n");
    let marked = crate::edit::apply("\u{feff}name='x'", Kind::Person.schema(), &[crate::edit::Edit::Format]);
    assert_eq!(marked.as_deref(), Ok("\u{feff}name = \"x\"\n"));
    let long = "[calendar]\nholidays = [\n  2026-01-01, 2026-01-02, 2026-01-03, 2026-01-04,\n  2026-02-01, 2026-02-02, 2026-02-03, 2026-02-04,\n  # more\n  2026-03-01,\n]\n";
    check(Kind::Agency, long, long);
    check(Kind::Project, "firm = [\n 'budget',\n\n 'scope' ]\n", "firm = [\"budget\", \"scope\"]\n");
}
