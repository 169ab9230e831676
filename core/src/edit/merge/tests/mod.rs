//! Merges of two branches, each both ways: the same result, or both sides between markers.

mod changed;
mod laid_out;

use super::*;
use crate::format::kind::Kind;

const PROJECT: &str = "name = \"Website\"\nstatus = \"active\"\nbilling = \"fixed\"\nteam = [\n  { who = \"ana\", roles = \
                       [\"producer\"] },\n]\n\n[budget]\nhours = 100\n\n[[phases]]\nid = \"design\"\n\n[[changes]]\nid = \
                       \"spanish\"\ntitle = \"Spanish\"\nasked = 2026-11-02\n\n[log]\ntime = [\n  { date = 2026-11-02, who \
                       = \"ana\", hours = 3 },\n  { date = 2026-11-05, who = \"ana\", hours = 4 },\n]\ninvoices = [\n  { \
                       number = \"1\", date = 2026-11-05, amount = 100 },\n]\n";

const TIME: &str = "  { date = 2026-11-05, who = \"ana\", hours = 4 },\n";

fn project(base: &str, ours: &str, theirs: &str) -> Merged {
    merge(base, [ours, theirs], Kind::Project.schema(), &Markers::default())
}

/// The merge of both sides, which must not depend on which is which.
fn clean(base: &str, ours: &str, theirs: &str) -> String {
    let (one, other) = (project(base, ours, theirs), project(base, theirs, ours));
    assert_eq!(one, other);
    match one {
        Merged::Clean(text) => text,
        other => panic!("{other:#?}"),
    }
}

/// The conflict that both sides leave; the other way round they are exchanged.
fn conflict(base: &str, ours: &str, theirs: &str) -> String {
    let (Merged::Conflict(one), Merged::Conflict(other)) =
        (project(base, ours, theirs), project(base, theirs, ours))
    else {
        panic!("{:#?}", project(base, ours, theirs))
    };
    assert_eq!(sides(&one, 0), sides(&other, 1));
    assert_eq!(sides(&one, 1), sides(&other, 0));
    one
}

/// The text with one side of each conflict.
fn sides(text: &str, side: usize) -> String {
    let mut kept = String::new();
    let mut now = None;
    for line in text.split_inclusive('\n') {
        now = match (line.get(..7), now) {
            (Some("<<<<<<<"), _) => Some(0),
            (Some("======="), _) => Some(1),
            (Some(">>>>>>>"), _) => None,
            (_, now) => {
                if now.is_none_or(|now| now == side) {
                    kept.push_str(line);
                }
                now
            }
        };
    }
    kept
}

fn with(text: &str, old: &str, new: &str) -> String {
    assert_eq!(text.matches(old).count(), 1, "{old}");
    text.replace(old, new)
}

#[test]
fn a_text_put_together_again_is_the_text() {
    let schema = Kind::Project.schema();
    for text in [
        "",
        "\n",
        "# a\n\nname = 'x' # b\n[log] # c\ntime = [ # d\n # e\n {date=2026-11-02},\n # f\n] # g\n# h",
        PROJECT,
    ] {
        for text in [text.to_owned(), text.replace('\n', "\r\n")] {
            assert_eq!(apart(&text, schema).unwrap().joined("\n"), text);
        }
    }
    // Of two records with one id, the second is known by its content.
    assert!(apart("[[changes]]\nid = \"a\"\n[[changes]]\nid = \"a\"\n", schema).is_some());
}

#[test]
fn records_of_both_sides_are_there_once_and_in_order() {
    let entry = |date: &str, note: &str| {
        format!("  {{ date = {date}, who = \"ben\", hours = 1, note = \"{note}\" }},\n")
    };
    let after = |new: &str| with(PROJECT, TIME, &format!("{TIME}{new}"));
    let (one, two) = (entry("2026-11-05", "one"), entry("2026-11-05", "two"));
    assert_eq!(clean(PROJECT, &after(&two), &after(&one)), after(&format!("{one}{two}")));
    let late = entry("2026-11-09", "a");
    assert_eq!(clean(PROJECT, &after(&late), &after(&two)), after(&format!("{two}{late}")));
    let before = with(PROJECT, TIME, &format!("{}{TIME}", entry("2026-11-03", "three")));
    assert_eq!(clean(PROJECT, &before, &after(&one)), with(&before, TIME, &format!("{TIME}{one}")));
    // Added alike, it counts once, as in git.
    assert_eq!(clean(PROJECT, &after(&one), &after(&format!("{one}{two}"))), after(&format!("{one}{two}")));
}

#[test]
fn comments_go_with_their_records() {
    let ours = with(PROJECT, TIME, &format!("  # standing: allow(long-day) a launch\n{TIME}  # so far\n"));
    let new = "  { date = 2026-11-06, who = \"ben\", hours = 1 }, # mine\n";
    let theirs = with(PROJECT, TIME, &format!("{TIME}{new}"));
    let expected = with(&ours, "  # so far\n", &format!("{new}  # so far\n"));
    assert_eq!(clean(PROJECT, &ours, &theirs), expected);
}

#[test]
fn a_log_that_neither_had_is_made_once() {
    let base = "name = \"x\"\nstatus = \"active\"\nbilling = \"fixed\"\n";
    let log = |list: &str, record: &str| format!("{base}\n[log]\n{list} = [\n  {record},\n]\n");
    let one = log("time", "{ date = 2026-11-02, who = \"ana\", hours = 1 }");
    let two = log("time", "{ date = 2026-11-01, who = \"ana\", hours = 2 }");
    let expected = with(&one, "[\n", "[\n  { date = 2026-11-01, who = \"ana\", hours = 2 },\n");
    assert_eq!(clean(base, &one, &two), expected);
    let three = log("progress", "{ date = 2026-11-01, percent = 20 }");
    assert_eq!(
        clean(base, &one, &three),
        format!("{one}progress = [\n  {{ date = 2026-11-01, percent = 20 }},\n]\n")
    );
    let empty = format!("{base}\n[log]\ntime = []\n");
    assert_eq!(clean(&empty, &one, &two), expected);
    // A list whose last item has no comma.
    let bare = |text: &str| text.replace("},\n]", "}\n]");
    assert_eq!(clean(base, &bare(&one), &bare(&two)), bare(&expected));
}

#[test]
fn records_that_stand_as_tables() {
    let base = "name = \"x\"\n\n[[log.time]]\ndate = 2026-11-02\nwho = \"ana\"\nhours = 3\n";
    let add = |day: &str, hours: u8| {
        format!("{base}\n[[log.time]]\ndate = 2026-11-{day}\nwho = \"ana\"\nhours = {hours}\n")
    };
    let both = format!("{}\n[[log.time]]\ndate = 2026-11-04\nwho = \"ana\"\nhours = 5\n", add("03", 4));
    assert_eq!(clean(base, &add("03", 4), &add("04", 5)), both);
    let changed = |hours: u8| base.replace("hours = 3", &format!("hours = {hours}"));
    conflict(base, &changed(4), &changed(5));
}

#[test]
fn different_keys_phases_and_members_of_the_team() {
    let key = with(PROJECT, "hours = 100", "hours = 120");
    let status = with(PROJECT, "\"active\"", "\"paused\"");
    assert_eq!(clean(PROJECT, &key, &status), with(&key, "\"active\"", "\"paused\""));
    let phase = |id: &str| with(PROJECT, "[[changes]]", &format!("[[phases]]\nid = \"{id}\"\n\n[[changes]]"));
    let both = with(
        PROJECT,
        "[[changes]]",
        "[[phases]]\nid = \"build\"\n\n[[phases]]\nid = \"launch\"\n\n[[changes]]",
    );
    assert_eq!(clean(PROJECT, &phase("launch"), &phase("build")), both);
    let member = |who: &str| {
        with(PROJECT, "] },\n", &format!("] }},\n  {{ who = \"{who}\", roles = [\"developer\"] }},\n"))
    };
    let team = "] },\n  { who = \"ben\", roles = [\"developer\"] },\n  { who = \"cleo\", roles = [\"developer\"] },\n";
    assert_eq!(clean(PROJECT, &member("cleo"), &member("ben")), with(PROJECT, "] },\n", team));
    let due = |key: &str| with(PROJECT, "team =", &format!("{key} = 2026-12-01\nteam ="));
    assert_eq!(
        clean(PROJECT, &due("due"), &due("start")),
        with(PROJECT, "team =", "start = 2026-12-01\ndue = 2026-12-01\nteam =")
    );
}

#[test]
fn one_record_changed_on_both_sides_is_a_conflict_around_it() {
    let ours = with(PROJECT, "hours = 4 }", "hours = 5 }");
    let theirs = with(PROJECT, "hours = 4 }", "hours = 6 }");
    let new = |hours: u8| TIME.replace("hours = 4", &format!("hours = {hours}"));
    let marked = format!("<<<<<<< ours\n{}=======\n{}>>>>>>> theirs\n", new(5), new(6));
    assert_eq!(conflict(PROJECT, &ours, &theirs), with(PROJECT, TIME, &marked));
    let gone = with(PROJECT, TIME, "");
    let marked = format!("<<<<<<< ours\n=======\n{}>>>>>>> theirs\n", new(6));
    assert_eq!(conflict(PROJECT, &gone, &theirs), with(PROJECT, TIME, &marked));
    assert_eq!(clean(PROJECT, &gone, &gone), gone);
    // What else they did is there all the same.
    let also = with(&theirs, "hours = 100", "hours = 90");
    assert_eq!(sides(&conflict(PROJECT, &ours, &also), 1), also);
    let change = |status: &str| {
        with(PROJECT, "asked = 2026-11-02\n", &format!("asked = 2026-11-02\nstatus = \"{status}\"\n"))
    };
    let text = conflict(PROJECT, &change("accepted"), &change("declined"));
    assert!(text.contains("<<<<<<< ours\n\n[[changes]]\nid = \"spanish\""), "{text}");
    assert_eq!(sides(&text, 0), change("accepted"));
    // Two keys of one record are changes of one record, too.
    let by = with(PROJECT, "asked = 2026-11-02\n", "asked = 2026-11-02\nby = \"ana\"\n");
    conflict(PROJECT, &change("accepted"), &by);
    let removed =
        with(PROJECT, "[[changes]]\nid = \"spanish\"\ntitle = \"Spanish\"\nasked = 2026-11-02\n\n", "");
    conflict(PROJECT, &removed, &by);
    assert_eq!(clean(PROJECT, &removed, &ours), with(&removed, "hours = 4 }", "hours = 5 }"));
    let budget = |hours: &str| with(PROJECT, "hours = 100", hours);
    let text = conflict(PROJECT, &budget("hours = 110"), &budget("hours = 120"));
    assert_eq!(text, budget("<<<<<<< ours\nhours = 110\n=======\nhours = 120\n>>>>>>> theirs"));
}

#[test]
fn a_record_that_both_changed_and_moved_is_never_there_twice() {
    let moved = |date: &str, hours: u8| {
        let new = format!("  {{ date = {date}, who = \"ana\", hours = {hours} }},\n");
        let text = with(PROJECT, TIME, "");
        if date < "2026-11-02" {
            with(&text, "time = [\n", &format!("time = [\n{new}"))
        } else {
            with(&text, "]\ninvoices", &format!("{new}]\ninvoices"))
        }
    };
    conflict(PROJECT, &moved("2026-11-01", 5), &moved("2026-11-09", 6));
}

#[test]
fn two_requests_under_one_id_get_two() {
    let ask = |title: &str| {
        with(
            PROJECT,
            "[log]",
            &format!("[[changes]]\nid = \"more\"\ntitle = \"{title}\"\nasked = 2026-11-09\n\n[log]"),
        )
    };
    let both = clean(PROJECT, &ask("Zebra"), &ask("Apple"));
    let expected = "[[changes]]\nid = \"more\"\ntitle = \"Apple\"\nasked = 2026-11-09\n\n[[changes]]\nid = \"more-2\"\ntitle = \
                    \"Zebra\"\nasked = 2026-11-09\n\n[log]";
    assert_eq!(both, with(PROJECT, "[log]", expected));
    assert_eq!(clean(PROJECT, &ask("Apple"), &ask("Apple")), ask("Apple"));
    // Any other double is a conflict.
    let invoice = |amount: u8| {
        with(
            PROJECT,
            "amount = 100 },\n",
            &format!("amount = 100 }},\n  {{ number = \"2\", date = 2026-11-09, amount = {amount} }},\n"),
        )
    };
    conflict(PROJECT, &invoice(1), &invoice(2));
    let phase = |name: &str| {
        with(PROJECT, "[[changes]]", &format!("[[phases]]\nid = \"build\"\nname = \"{name}\"\n\n[[changes]]"))
    };
    conflict(PROJECT, &phase("a"), &phase("b"));
    let paid = with(PROJECT, "amount = 100 }", "amount = 100, paid = 2026-11-09 }");
    assert!(clean(PROJECT, &paid, &invoice(2)).contains("paid = 2026-11-09 },\n  { number = \"2\""));
}

#[test]
fn an_opportunity_raised_by_both() {
    let base = "name = \"Acme\"\n\n[[opportunities]]\nid = \"seo\"\ntitle = \"SEO\"\nstage = \"idea\"\nraised = [2026-10-01]\n";
    let raise =
        |date: &str| base.replace("idea", "raised").replace("[2026-10-01]", &format!("[2026-10-01, {date}]"));
    let merged =
        |ours: &str, theirs: &str| merge(base, [ours, theirs], Kind::Client.schema(), &Markers::default());
    let both = Merged::Clean(raise("2026-11-02, 2026-11-03"));
    assert_eq!(merged(&raise("2026-11-03"), &raise("2026-11-02")), both);
    assert_eq!(merged(&raise("2026-11-02"), &raise("2026-11-03")), both);
    let won = base.replace("idea", "won");
    assert!(matches!(merged(&raise("2026-11-02"), &won), Merged::Conflict(_)));
}

#[test]
fn line_ends_marks_and_last_lines() {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let paused = with(PROJECT, "\"active\"", "\"paused\"");
    let more = with(PROJECT, TIME, &format!("{TIME}  {{ date = 2026-11-06, who = \"ana\", hours = 1 }},\n"));
    let both = with(&more, "\"active\"", "\"paused\"");
    assert_eq!(clean(&crlf(PROJECT), &crlf(&paused), &crlf(&more)), crlf(&both));
    assert_eq!(clean(PROJECT, &crlf(&paused), &more), crlf(&both));
    assert_eq!(clean(PROJECT, &format!("\u{feff}{paused}"), &more), format!("\u{feff}{both}"));
    let bare = |text: &str| text.trim_end().to_owned();
    assert_eq!(clean(&bare(PROJECT), &bare(&paused), &bare(&more)), bare(&both));
    assert_eq!(clean(PROJECT, &bare(&paused), &more), bare(&both));
}

#[test]
fn files_that_both_added() {
    let project = |hours: u8| {
        format!("name = \"x\"\nstatus = \"active\"\nbilling = \"fixed\"\n\n[budget]\nhours = {hours}\n")
    };
    assert_eq!(clean("", &project(1), &project(1)), project(1));
    let text = conflict("", &project(1), &project(2));
    assert_eq!(sides(&text, 1), project(2));
}

#[test]
fn what_is_no_toml_is_left_to_lines_of_text() {
    let broken = with(PROJECT, "hours = 100", "hours = ");
    let paused = with(PROJECT, "\"active\"", "\"paused\"");
    assert_eq!(project(PROJECT, &broken, &paused), Merged::Unsure);
    // One table written in two ways is one table twice.
    let base = "name = \"x\"\n";
    assert_eq!(
        project(base, "budget.hours = 3\nname = \"x\"\n", "name = \"x\"\n[budget]\nhours = 3\n"),
        Merged::Unsure
    );
}

/// Numbers that are always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// A text with some of its records changed, gone, or more of them, and at times in such a way that it is no TOML any more.
fn scrambled(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    for _ in 0..=dice.roll(2) {
        let records: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("  {")).collect();
        if records.is_empty() {
            break;
        }
        let at = records[dice.roll(records.len())];
        let (day, hours) = (dice.roll(9) + 1, dice.roll(4) + 1);
        match dice.roll(16) {
            0 => drop(lines.remove(at)),
            1..=3 => {
                lines.insert(at, format!("  {{ date = 2026-11-0{day}, who = \"cleo\", hours = {hours} }},\n"))
            }
            4 | 5 => {
                let more =
                    format!("[[changes]]\nid = \"more\"\ntitle = \"{hours}\"\nasked = 2026-11-03\n\n[log]\n");
                lines.iter_mut().filter(|line| *line == "[log]\n").for_each(|line| line.clone_from(&more));
            }
            6 => lines.insert(at, lines[at].clone()),
            7 => {
                let (one, other) = (dice.roll(lines.len()), dice.roll(lines.len()));
                lines.swap(one, other);
            }
            _ => lines[at] = lines[at].replace(" }", &format!(", note = \"{hours}\" }}")),
        }
    }
    lines.concat()
}

#[test]
fn whatever_is_merged_keeps_the_promises() {
    let mut dice = Dice(11);
    let mut merged = [0, 0, 0];
    for _ in 0..400 {
        let base = if dice.roll(3) == 0 { scrambled(PROJECT, &mut dice) } else { PROJECT.to_owned() };
        let (ours, theirs) = (scrambled(&base, &mut dice), scrambled(&base, &mut dice));
        assert_eq!(
            broken_promise(&base, &ours, &theirs, Kind::Project.schema()),
            None,
            "{base}\n---\n{ours}\n---\n{theirs}"
        );
        merged[match project(&base, &ours, &theirs) {
            Merged::Clean(_) => 0,
            Merged::Conflict(_) => 1,
            Merged::Unsure => 2,
        }] += 1;
    }
    assert!(merged.iter().all(|count| *count > 10), "{merged:?}");
}
