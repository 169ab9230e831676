//! Records that one side changed and the other did something else with.

use super::*;

const NEW: &str = "  { date = 2026-11-05, who = \"ana\", hours = 5 },\n";

#[test]
fn a_remark_goes_with_the_record_that_was_changed() {
    let ours = with(PROJECT, TIME, NEW);
    let above = with(PROJECT, TIME, &format!("  # standing: allow(long-day) release week\n{TIME}"));
    assert_eq!(clean(PROJECT, &ours, &above), with(&above, TIME, NEW));
    let behind = with(PROJECT, TIME, &TIME.replace("},", "}, # release week"));
    let expected = with(PROJECT, TIME, &NEW.replace("},", "}, # release week"));
    assert_eq!(clean(PROJECT, &ours, &behind), expected);
    // Where it stands alone, nothing else can be meant.
    let alone = "name = \"x\"\nstatus = \"active\"\nbilling = \"fixed\"\n\n[log]\ntime = [\n  { date = 2026-10-06, who = \
                 \"bo\", hours = 7 },\n]\n";
    let noted = with(alone, "  { date", "  # why\n  { date");
    assert_eq!(clean(alone, &alone.replace("= 7", "= 17"), &noted), noted.replace("= 7", "= 17"));
}

#[test]
fn a_record_that_was_moved_is_the_same_record() {
    let moved = |hours: u8| {
        let new = format!("  {{ date = 2026-11-01, who = \"ana\", hours = {hours} }},\n");
        with(&with(PROJECT, TIME, ""), "time = [\n", &format!("time = [\n{new}"))
    };
    let noted = with(PROJECT, TIME, &format!("  # why\n{TIME}"));
    let expected = with(&moved(4), "  { date = 2026-11-01", "  # why\n  { date = 2026-11-01");
    assert_eq!(clean(PROJECT, &moved(4), &noted), expected);
    let text = conflict(PROJECT, &moved(4), &with(PROJECT, TIME, NEW));
    assert_eq!(sides(&text, 0), moved(4));
    assert_eq!(sides(&text, 1).matches("{ date").count(), PROJECT.matches("{ date").count());
}

#[test]
fn where_it_cannot_be_told_which_is_which_all_of_them_stand_together() {
    // One was changed beyond recognition, and one added beside it.
    let new = "  { date = 2026-11-07, who = \"bo\", hours = 1, note = \"a\" },\n  { date = 2026-11-08, who = \"bo\", \
               hours = 2, note = \"b\" },\n";
    let noted = with(PROJECT, TIME, &format!("  # why\n{TIME}"));
    let text = conflict(PROJECT, &with(PROJECT, TIME, new), &noted);
    let both = format!("<<<<<<< ours\n{new}=======\n  # why\n{TIME}>>>>>>> theirs\n");
    assert_eq!(text, with(PROJECT, TIME, &both));
}

#[test]
fn what_the_other_side_left_alone_is_changed_as_it_was() {
    let gone = with(PROJECT, TIME, "  { date = 2026-11-07, who = \"bo\", hours = 1 },\n");
    let also = with(PROJECT, "hours = 3 },\n", "hours = 3 }, # so\n");
    assert_eq!(clean(PROJECT, &gone, &also), with(&gone, "hours = 3 },\n", "hours = 3 }, # so\n"));
    // Taken out here and only laid out anew there, it is gone.
    let narrow = with(PROJECT, TIME, "  {date=2026-11-05,who=\"ana\",hours=4},\n");
    assert_eq!(clean(PROJECT, &with(PROJECT, TIME, ""), &narrow), with(PROJECT, TIME, ""));
    conflict(PROJECT, &with(PROJECT, TIME, ""), &with(PROJECT, TIME, &format!("  # why\n{TIME}")));
}

#[test]
fn terms_with_dates_are_records_too() {
    let base = "name = \"x\"\n\n[[rates]]\ndefault = 100\n\n[[rates]]\nfrom = 2027-01-01\ndefault = 110\nwriter = 90\n";
    let edited = with(base, "default = 110", "default = 115");
    let noted = with(base, "[[rates]]\nfrom", "# agreed in May\n[[rates]]\nfrom");
    assert_eq!(clean(base, &edited, &noted), with(&noted, "default = 110", "default = 115"));
    conflict(base, &edited, &with(base, "writer = 90", "writer = 95"));
    // Both say what holds from one day on.
    let from = |rate: u8| format!("{base}\n[[rates]]\nfrom = 2027-07-01\ndefault = {rate}\n");
    conflict(base, &from(120), &from(125));
    assert_eq!(clean(base, &from(120), &from(120)), from(120));
}

#[test]
fn a_table_that_got_dates_on_one_side_only() {
    let plain = "name = \"x\"\n\n[rates]\ndefault = 100\n";
    let dated = "name = \"x\"\n\n[[rates]]\ndefault = 100\n\n[[rates]]\nfrom = 2027-01-01\ndefault = 110\n";
    let changed = with(plain, "100", "105");
    let text = conflict(plain, dated, &changed);
    for side in 0..2 {
        assert!(Tree::of(&sides(&text, side)).is_some(), "{text}");
    }
    assert!(sides(&text, 0).starts_with(dated), "{text}");
    // Neither has dates: two keys are two things.
    let more = format!("{plain}writer = 80\n");
    assert_eq!(clean(plain, &more, &changed), format!("{changed}writer = 80\n"));
}

#[test]
fn exchange_rates_of_both_sides() {
    let agency = |date: &str, rate: &str| {
        format!("name = \"x\"\n\n[[fx]]\ndate = {date}\nfrom = \"EUR\"\nto = \"USD\"\nrate = {rate}\n")
    };
    let merged = |one: &str, other: &str| {
        merge("name = \"x\"\n", [one, other], Kind::Agency.schema(), &Markers::default())
    };
    let one = agency("2026-11-02", "1.1");
    assert!(matches!(merged(&one, &agency("2026-11-02", "1.2")), Merged::Conflict(_)));
    let Merged::Clean(both) = merged(&agency("2026-11-09", "1.2"), &one) else { panic!("no merge") };
    assert!(both.starts_with(&one) && both.contains("2026-11-09"), "{both}");
}

#[test]
fn what_only_one_may_have() {
    let pause = |until: &str| {
        let list = format!("pauses = [\n  {{ from = 2026-12-01{until} }},\n]\ninvoices = [");
        with(PROJECT, "invoices = [", &list)
    };
    conflict(PROJECT, &pause(""), &pause(", until = 2026-12-31"));
    assert_eq!(clean(PROJECT, &pause(""), &pause("")), pause(""));
    // What was taken over from elsewhere is one entry by its source.
    let entry = |hours: u8| {
        let new =
            format!("{TIME}  {{ date = 2026-11-06, who = \"ana\", hours = {hours}, ref = \"toggl:7\" }},\n");
        with(PROJECT, TIME, &new)
    };
    conflict(PROJECT, &entry(1), &entry(2));
    assert_eq!(clean(PROJECT, &entry(1), &entry(1)), entry(1));
}

#[test]
fn what_names_a_request_for_change_names_it_afterwards() {
    let ask = |title: &str, note: &str| {
        let change = format!("[[changes]]\nid = \"more\"\ntitle = \"{title}\"\nasked = 2026-11-09\n\n[log]");
        let entry = format!(
            "{TIME}  {{ date = 2026-11-09, who = \"ana\", hours = 1, change = \"more\", note = \"{note}\" }},\n"
        );
        with(&with(PROJECT, "[log]", &change), TIME, &entry)
    };
    let both = clean(PROJECT, &ask("Zebra", "z"), &ask("Apple", "a"));
    for said in [
        "id = \"more\"\ntitle = \"Apple\"",
        "id = \"more-2\"\ntitle = \"Zebra\"",
        "change = \"more\", note = \"a\"",
        "change = \"more-2\", note = \"z\"",
    ] {
        assert!(both.contains(said), "{said}\n{both}");
    }
}
