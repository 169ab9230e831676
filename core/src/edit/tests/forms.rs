//! What is written where.

use super::*;

#[test]
fn a_record_goes_behind_the_last_of_its_list_and_before_what_comes_later() {
    for (before, after) in [
        ("name = \"A\"\n", format!("name = \"A\"\n\n{EVA}")),
        ("name = \"A\"", format!("name = \"A\"\n\n{}", EVA.trim_end())),
        ("name = \"A\"\n\n\n", format!("name = \"A\"\n\n\n{EVA}")),
        ("name = \"A\"\n\n[log]\ntouches = []\n", format!("name = \"A\"\n\n{EVA}\n[log]\ntouches = []\n")),
        ("name = \"A\"\n# of log\n[log]\n", format!("name = \"A\"\n\n{EVA}\n# of log\n[log]\n")),
        (
            "[terms]\npayment-days = 14 # two weeks\n# and no more\n\n# what may come\n[[opportunities]]\nid = \"x\"\n",
            format!(
                "[terms]\npayment-days = 14 # two weeks\n# and no more\n\n{EVA}\n# what may come\n[[opportunities]]\nid = \"x\"\n"
            ),
        ),
        (
            "[[contacts]]\nid = \"a\" # Al\n[contacts.custom]\nbirthday = 1990-01-01\n[log]\n",
            format!(
                "[[contacts]]\nid = \"a\" # Al\n[contacts.custom]\nbirthday = 1990-01-01\n\n{EVA}\n[log]\n"
            ),
        ),
        (
            "[log]\ntouches = []\n\n[[contacts]]\nid = \"a\"\n\n# the end\n",
            format!("[log]\ntouches = []\n\n[[contacts]]\nid = \"a\"\n\n{EVA}\n# the end\n"),
        ),
        (
            "contacts = [{ id = \"a\" }]\n",
            "contacts = [{ id = \"a\" }, { id = \"eva\", name = \"Eva Braun\" }]\n".to_owned(),
        ),
        ("contacts = []\n", "contacts = [\n  { id = \"eva\", name = \"Eva Braun\" },\n]\n".to_owned()),
    ] {
        check(Kind::Client, &contact("eva"), before, &after);
    }
}

#[test]
fn a_line_of_a_log_goes_behind_the_last_of_the_same_or_an_earlier_date() {
    let line = "{ date = 2026-11-02, who = \"ana\" }";
    let one = "{ date = 2026-11-01 }";
    let two = "{ date = 2026-11-02 }";
    let three = "{ date = 2026-11-03 }";
    for (before, after) in [
        ("name = \"A\"\n".to_owned(), format!("name = \"A\"\n\n[log]\ntime = [\n  {line},\n]\n")),
        ("[log]\n".to_owned(), format!("[log]\ntime = [\n  {line},\n]\n")),
        (
            "[log] # all\nexpenses = []".to_owned(),
            format!("[log] # all\ntime = [\n  {line},\n]\nexpenses = []"),
        ),
        ("log.time = []\n".to_owned(), format!("log.time = [\n  {line},\n]\n")),
        ("log.expenses = []\n".to_owned(), format!("log.expenses = []\nlog.time = [\n  {line},\n]\n")),
        ("[log]\ntime = [\n]\n".to_owned(), format!("[log]\ntime = [\n  {line},\n]\n")),
        (format!("[log]\ntime = [{one}]\n"), format!("[log]\ntime = [{one}, {line}]\n")),
        (format!("[log]\ntime = [{one}, ]\n"), format!("[log]\ntime = [{one}, {line}, ]\n")),
        (format!("[log]\ntime = [{three}]\n"), format!("[log]\ntime = [{line}, {three}]\n")),
        (
            format!("[log]\ntime = [\n\t{one}, # x\n\t# of three\n\t{three}\n]\n"),
            format!("[log]\ntime = [\n\t{one}, # x\n\t{line},\n\t# of three\n\t{three}\n]\n"),
        ),
        (
            format!("[log]\ntime = [\n    # of three\n    {three},\n]\n"),
            format!("[log]\ntime = [\n    {line},\n    # of three\n    {three},\n]\n"),
        ),
        (
            format!("[log]\ntime = [\n  {one},\n  {two} # no comma\n]\n"),
            format!("[log]\ntime = [\n  {one},\n  {two}, # no comma\n  {line},\n]\n"),
        ),
        (
            format!("[log]\ntime = [\n  {three},\n  {one},\n  {three},\n]\n"),
            format!("[log]\ntime = [\n  {three},\n  {one},\n  {line},\n  {three},\n]\n"),
        ),
        (
            format!("[log]\ntime = [ {one},\n         {three}\n]\n"),
            format!("[log]\ntime = [ {one},\n  {line},\n         {three}\n]\n"),
        ),
        (
            format!("[log]\ntime = [\n  {{ note = \"no date\" }},\n  {two},\n]\n\n[custom]\na = 1\n"),
            format!(
                "[log]\ntime = [\n  {{ note = \"no date\" }},\n  {two},\n  {line},\n]\n\n[custom]\na = 1\n"
            ),
        ),
    ] {
        check(Kind::Project, &logged("2026-11-02"), &before, &after);
    }
}

#[test]
fn a_key_is_set_where_it_stands_or_has_its_place() {
    let amount = || number("48000");
    for (edit, before, after) in [
        (set("status", "paused"), "status = 'active' # since May\n", "status = \"paused\" # since May\n"),
        (set("due", day("2026-11-02")), "due=2026-01-01", "due=2026-11-02"),
        (
            set("due", day("2026-11-02")),
            "name = \"x\"\nfirm = []\n",
            "name = \"x\"\ndue = 2026-11-02\nfirm = []\n",
        ),
        (
            set("name", "x"),
            "# ours\n\n  due = 2026-11-02\n",
            "# ours\n\n  name = \"x\"\n  due = 2026-11-02\n",
        ),
        (set("name", "x"), "# ours\n[budget]\n", "name = \"x\"\n\n# ours\n[budget]\n"),
        (set("name", "x"), "", "name = \"x\"\n"),
        (set("due", day("2026-11-02")), "name = \"x\"", "name = \"x\"\ndue = 2026-11-02"),
        (set("budget.amount", amount()), "[budget]\nhours = 40\n", "[budget]\namount = 48000\nhours = 40\n"),
        (
            set("budget.hours", amount()),
            "[budget]#\namount = 4\n\n",
            "[budget]#\namount = 4\nhours = 48000\n\n",
        ),
        (set("budget.amount", amount()), "budget.hours = 40\n", "budget.hours = 40\nbudget.amount = 48000\n"),
        (
            set("budget.amount", amount()),
            "budget = {hours = 40}\n",
            "budget = {amount = 48000, hours = 40}\n",
        ),
        (set("budget.amount", amount()), "budget = {}\n", "budget = { amount = 48000 }\n"),
        (
            set("budget.amount", amount()),
            "name = \"x\"\n\n[log]\ntime = []\n",
            "name = \"x\"\n\n[budget]\namount = 48000\n\n[log]\ntime = []\n",
        ),
        (
            set("responsibilities.waived.invoices", "we send none"),
            "[responsibilities]\nscope = \"ana\"\n\n[log]\n",
            "[responsibilities]\nscope = \"ana\"\n\n[responsibilities.waived]\ninvoices = \"we send none\"\n\n[log]\n",
        ),
        (
            set("changes[1].decided", day("2026-11-02")),
            "[[changes]]\nid = \"a\"\n\n[[changes]]\nid = \"b\"\nreason = \"-\"\n",
            "[[changes]]\nid = \"a\"\n\n[[changes]]\nid = \"b\"\ndecided = 2026-11-02\nreason = \"-\"\n",
        ),
        (
            set("log.invoices[1].paid", day("2026-11-02")),
            "[log]\ninvoices = [\n  { number = \"1\" },\n  { number = \"2\", note = '''a\nb''' },\n]\n",
            "[log]\ninvoices = [\n  { number = \"1\" },\n  { number = \"2\", paid = 2026-11-02, note = '''a\nb''' },\n]\n",
        ),
        (set("custom.\"a b\"", true), "[custom]\n\"a b\" = false\n", "[custom]\n\"a b\" = true\n"),
    ] {
        check(Kind::Project, &edit, before, after);
    }
}

#[test]
fn a_key_in_braces_has_its_place_among_the_others() {
    let until = set("team[0].until", day("2026-11-02"));
    for (before, after) in [
        ("who = \"ana\", roles = [], hours = 8", "who = \"ana\", roles = [], until = 2026-11-02, hours = 8"),
        ("hours = 8", "until = 2026-11-02, hours = 8"),
        ("who = \"ana\"", "who = \"ana\", until = 2026-11-02"),
    ] {
        let team = |entries: &str| format!("team = [\n  {{ {entries} }}, # x\n]\n");
        check(Kind::Project, &until, &team(before), &team(after));
    }
}

#[test]
fn a_date_goes_into_its_list_in_order() {
    let enter =
        || Edit::Enter { list: "opportunities[0].raised".to_owned(), date: "2026-11-02".parse().unwrap() };
    let head = "[[opportunities]]\nid = \"a\"\n";
    for (before, after) in [
        ("", "raised = [2026-11-02]\n"),
        ("raised = [] # never\n", "raised = [2026-11-02] # never\n"),
        ("raised = [2026-10-01]\n", "raised = [2026-10-01, 2026-11-02]\n"),
        ("raised = [2026-10-01, 2026-12-01,]\n", "raised = [2026-10-01, 2026-11-02, 2026-12-01,]\n"),
        ("raised = [2026-12-01]\n", "raised = [2026-11-02, 2026-12-01]\n"),
        (
            "raised = [\n  2026-10-01, # by phone\n  2026-12-01,\n]\n",
            "raised = [\n  2026-10-01, # by phone\n  2026-11-02,\n  2026-12-01,\n]\n",
        ),
    ] {
        check(Kind::Client, &enter(), &format!("{head}{before}"), &format!("{head}{after}"));
    }
}

#[test]
fn what_is_taken_out_takes_its_comments_along() {
    for (edit, before, after) in [
        (remove("due"), "name = \"x\"\ndue = 2026-11-02 # x\n\n", "name = \"x\"\n\n"),
        (
            remove("phases[0]"),
            "a = 1\n\n# first\n[[phases]]\nid = \"a\"\n\n[[phases]]\nid = \"b\"\n",
            "a = 1\n\n[[phases]]\nid = \"b\"\n",
        ),
        (
            remove("phases[0]"),
            "a = 1\n\n# ---- Phases ----\n# first\n[[phases]]\nid = \"a\"\n\n# second\n[[phases]]\nid = \"b\"\n",
            "a = 1\n\n# ---- Phases ----\n\n# second\n[[phases]]\nid = \"b\"\n",
        ),
        (
            remove("phases[0]"),
            "## Phases\n[[phases]]\nid = \"a\"\n\n[log]\ntime = []\n",
            "## Phases\n\n[log]\ntime = []\n",
        ),
        (
            remove("phases[1]"),
            "[[phases]]\nid = \"a\"\n\n[[phases]]\nid = \"b\"\n[phases.custom]\nx = 1\n",
            "[[phases]]\nid = \"a\"\n",
        ),
        (
            remove("log.time[0]"),
            "[log]\ntime = [\n  # odd\n  { a = 1 }, # x\n  { b = 2 }\n]\n",
            "[log]\ntime = [\n  { b = 2 }\n]\n",
        ),
        (remove("log.time[1]"), "[log]\ntime = [{ a = 1 }, { b = 2 }]\n", "[log]\ntime = [{ a = 1 }]\n"),
        (remove("log.time[0]"), "[log]\ntime = [{ a = 1 }, { b = 2 }]\n", "[log]\ntime = [{ b = 2 }]\n"),
    ] {
        check(Kind::Project, &edit, before, after);
    }
}

#[test]
fn a_list_without_a_record_goes_unless_somebody_wrote_beside_it() {
    let log = |pauses: &str| format!("name = \"x\"\n\n[log]\n{pauses}time = [\n  {{ a = 1 }},\n]\n");
    for (path, before, after) in [
        ("log.pauses[0]", log("pauses = [\n  { from = 2026-11-02 },\n]\n"), log("")),
        ("log.pauses[0]", log("pauses = [ { from = 2026-11-02 } ]\n"), log("")),
        ("log.pauses[0]", log("pauses = [\n  # its own\n  { from = 2026-11-02 }\n]\n"), log("")),
        (
            "log.pauses[0]",
            log("pauses = [\n  # ---- Rests ----\n  { from = 2026-11-02 },\n]\n"),
            log("pauses = [\n  # ---- Rests ----\n]\n"),
        ),
        (
            "log.pauses[0]",
            log("pauses = [\n  { from = 2026-11-02 },\n] # agreed with Eva\n"),
            log("pauses = [\n] # agreed with Eva\n"),
        ),
        (
            "log.pauses[1]",
            log("pauses = [\n  { from = 2026-11-02, until = 2026-11-03 },\n  { from = 2026-11-05 },\n]\n"),
            log("pauses = [\n  { from = 2026-11-02, until = 2026-11-03 },\n]\n"),
        ),
        ("log.time[0]", log(""), "name = \"x\"\n".to_owned()),
        (
            "team[0]",
            "team = [\n  { who = \"ana\", roles = [] },\n]\nname = \"x\"\n".to_owned(),
            "name = \"x\"\n".to_owned(),
        ),
    ] {
        check(Kind::Project, &remove(path), &before, &after);
    }
}

#[test]
fn a_record_goes_among_sections_where_a_person_wrote_them_in_the_order_of_dates() {
    let section = |date: &str| format!("[[log.time]]\ndate = {date}\nwho = \"ana\"\n");
    let (one, new, three) = (section("2026-11-01"), section("2026-11-02"), section("2026-11-03"));
    let expenses = "[[log.expenses]]\ndate = 2026-11-09\namount = 3\n";
    for (before, after) in [
        (one.clone(), format!("{one}\n{new}")),
        (three.clone(), format!("{new}\n{three}")),
        (format!("{one}\n# of three\n{three}"), format!("{one}\n{new}\n# of three\n{three}")),
        (
            format!("{one}[log.time.custom]\nticket = 7\n\n{three}\n{expenses}"),
            format!("{one}[log.time.custom]\nticket = 7\n\n{new}\n{three}\n{expenses}"),
        ),
        (
            expenses.to_owned(),
            format!("{expenses}\n[log]\ntime = [\n  {{ date = 2026-11-02, who = \"ana\" }},\n]\n"),
        ),
    ] {
        check(Kind::Project, &logged("2026-11-02"), &before, &after);
    }
}

#[test]
fn records_have_the_columns_of_the_format_and_the_team_is_a_line_for_each() {
    let line = Record::default().with("note", "x").with("hours", number("3")).with("who", "ana");
    let line = line.with("date", day("2026-11-02"));
    let log = Edit::Log { list: "log.time".to_owned(), record: line };
    let after = "[log]\ntime = [\n  { date = 2026-11-02, who = \"ana\", hours = 3, note = \"x\" },\n]\n";
    check(Kind::Project, &log, "", after);
    let who = Record::default().with("roles", Value::texts(["writer"])).with("who", "ana");
    let assign = Edit::Append { list: "team".to_owned(), record: who };
    for (before, after) in [
        (
            "name = \"x\"\n\n[budget]\n",
            "name = \"x\"\nteam = [\n  { who = \"ana\", roles = [\"writer\"] },\n]\n\n[budget]\n",
        ),
        (
            "[[team]]\nwho = \"al\"\n",
            "[[team]]\nwho = \"al\"\n\n[[team]]\nwho = \"ana\"\nroles = [\"writer\"]\n",
        ),
    ] {
        check(Kind::Project, &assign, before, after);
    }
    let custom = "[custom]\nx = 1\n\n[log]\ntime = []\n";
    check(Kind::Client, &contact("eva"), custom, &format!("{EVA}\n{custom}"));
}

#[test]
fn a_key_is_taken_out_of_braces_with_its_comma() {
    let record = |inside: &str| format!("[log]\ninvoices = [\n  {{{inside}}}, # x\n]\n");
    for (key, before, after) in [
        ("paid", " number = \"1\", paid = 2026-11-02 ", " number = \"1\" "),
        ("paid", " paid = 2026-11-02, number = \"1\" ", " number = \"1\" "),
        ("paid", "paid=2026-11-02 ,number=\"1\"", "number=\"1\""),
        ("paid", " a = 1, paid = 2026-11-02 , b = 2 ", " a = 1, b = 2 "),
        ("paid", " paid = 2026-11-02 ", " "),
        ("paid", " a = 1, paid = 2026-11-02, ", " a = 1, "),
        (
            "paid",
            "\n    a = 1, # one\n    paid = 2026-11-02, # two\n    b = 2,\n  ",
            "\n    a = 1, # one\n    b = 2,\n  ",
        ),
        ("custom.b", " custom = { a = 1, b = [{ b = 1 }] }, b = 2 ", " custom = { a = 1 }, b = 2 "),
    ] {
        check(Kind::Project, &remove(&format!("log.invoices[0].{key}")), &record(before), &record(after));
    }
}

#[test]
fn what_has_no_place_is_refused() {
    for (edit, before, fault) in [
        (contact("eva"), "contacts = 3\n", EditFault::NoPlace("contacts".to_owned())),
        (contact("eva"), "[contacts]\n", EditFault::Unproved("contacts".to_owned())),
        (set("budget", true), "[budget]\n", EditFault::NoPlace("budget".to_owned())),
        (set("name.first", "x"), "name = \"x\"\n", EditFault::NoPlace("name.first".to_owned())),
        (set("phases[1].done", true), "[[phases]]\n", EditFault::NoPlace("phases[1].done".to_owned())),
        (set("due", "x"), "a = \n", EditFault::NoToml),
        (remove("due"), "a = 1\n", EditFault::Missing("due".to_owned())),
        (remove("log.time[3]"), "[log]\ntime = []\n", EditFault::Missing("log.time[3]".to_owned())),
    ] {
        assert_eq!(apply(before, Kind::Client.schema(), &[edit]), Err(fault), "{before}");
    }
}
