//! What sets, takes out, moves and formats, against what somebody else does meanwhile: both are merged, or there is a
//! conflict with both sides, or `check` names what does not fit together. Nothing is lost in silence.

use super::world::{World, errors};

/// What becomes of two branches.
#[derive(Clone, Copy, Debug)]
enum Outcome {
    /// Both are in the result, which has no error.
    Merged,
    /// Git says so, and both sides are still there.
    Conflict,
    /// Both are in the result, and `check` names what does not fit together.
    Named(&'static str),
}
use crate::world::command::answer;
use crate::world::folder::files;
use Outcome::{Conflict, Merged, Named};

/// What one side does, and what of it must be in the result; where it takes something out there is nothing of it.
type Side = (&'static str, &'static str);

const LOG: Side = (
    "log acme/website 2 --who ana --role producer --date 2026-11-17 kept",
    "hours = 2, role = \"producer\", note = \"kept\"",
);
const TOUCH: Side = ("touch acme --with eva --kind email --by ana kept", "note = \"kept\"");

const PAIRS: [(Side, Side, Outcome); 26] = [
    // One field on one side.
    (("set acme/website budget.hours 420", "hours = 420"), LOG, Merged),
    (("set acme/website status paused", "{ from = 2026-11-20 }"), LOG, Merged),
    (
        ("set acme/website budget.hours 420", "hours = 420"),
        ("set acme/website due 2027-03-05", "due = 2027-03-05"),
        Merged,
    ),
    (
        ("set acme/website phases.design.hours 90", "hours = 90"),
        ("add phase acme/website launch", "id = \"launch\""),
        Merged,
    ),
    (("set acme readiness open", "readiness = \"open\""), TOUCH, Merged),
    (
        ("set ana title Producer", "title = \"Producer\""),
        ("away ana 2026-12-21", "from = 2026-12-21"),
        Merged,
    ),
    (("set . thresholds.load 0.9", "load = 0.9"), ("set . thresholds.approvers 5", "approvers = 5"), Merged),
    // The same field on both.
    (
        ("set acme/website budget.hours 420", "hours = 420"),
        ("set acme/website budget.hours 440", "hours = 440"),
        Conflict,
    ),
    (
        ("set acme/website due 2027-03-05", "due = 2027-03-05"),
        ("set acme/website due 2027-03-12", "due = 2027-03-12"),
        Conflict,
    ),
    (
        ("set acme/website due 2027-03-05", "due = 2027-03-05"),
        ("set acme/website due 2027-03-05", "due = 2027-03-05"),
        Merged,
    ),
    (("set ana capacity 30", "capacity = 30"), ("set ana capacity 32", "capacity = 32"), Conflict),
    // A record is taken out.
    (("remove acme/website log.time.2026-11-16", ""), LOG, Merged),
    (
        ("remove acme/website changes.slider", ""),
        ("change ask acme/website A forum", "id = \"a-forum\""),
        Merged,
    ),
    (
        ("remove acme/website log.time.2026-11-16", ""),
        ("set acme/website log.time.2026-11-16.hours 6", "2026-11-16, who = \"ana\", hours = 6"),
        Conflict,
    ),
    (
        ("remove acme/website changes.slider", ""),
        ("change accept acme/website slider --told-by ana", "status = \"accepted\""),
        Conflict,
    ),
    (
        ("remove acme/website budget.hours", ""),
        ("set acme/website budget.hours 440", "hours = 440"),
        Conflict,
    ),
    (
        ("remove acme contacts.tom", ""),
        ("touch acme --with tom --kind email --by ana kept", "note = \"kept\""),
        Named("\"tom\""),
    ),
    (
        ("remove acme/website phases.design", ""),
        ("log acme/website 1 --who ana --role producer --phase design kept", "note = \"kept\""),
        Named("\"design\""),
    ),
    // A file is taken out.
    (("remove acme/care", ""), ("log acme/care 2 --who ana kept", "note = \"kept\""), Conflict),
    (("remove ben", ""), ("assign acme/website ben developer", "who = \"ben\""), Named("\"ben\"")),
    // Something gets another id.
    (("rename acme/website relaunch", ""), LOG, Merged),
    (("rename acme nova", ""), LOG, Merged),
    (("rename acme nova", ""), TOUCH, Merged),
    (("rename ana anna", "who = \"anna\""), LOG, Named("\"ana\"")),
    (("rename ana anna", "who = \"anna\""), ("rename ana anne", "who = \"anne\""), Conflict),
    // A file is put in order.
    (("fmt", ""), LOG, Merged),
];

/// A repository in which there is something to take out and something to put in order.
fn world() -> World {
    let world = World::with_driver();
    let website = world.read("clients/acme/website.toml");
    world.write(
        "clients/acme/website.toml",
        &website.replace("  { date = 2026-11-16, ", "  {date=2026-11-16, "),
    );
    for line in ["add contact acme tom Tom", "add project acme/care Care --billing hourly"] {
        assert!(world.standing(&line.split(' ').collect::<Vec<_>>()).status.success(), "{line}");
    }
    world.commit("more to begin with");
    world
}

#[test]
fn what_sets_takes_out_or_moves_is_merged_or_left_in_conflict_but_never_lost() {
    let world = world();
    for (at, (one, other, outcome)) in PAIRS.iter().enumerate() {
        let names = [format!("one{at}"), format!("other{at}")];
        for (name, (command, _)) in names.iter().zip([one, other]) {
            world.branch(name, |world| {
                let output = world.standing(&command.split(' ').collect::<Vec<_>>());
                assert!(output.status.success(), "{command}\n{}", answer(&output));
            });
        }
        for (ours, theirs) in [(&names[0], &names[1]), (&names[1], &names[0])] {
            let (tree, is_clean) = world.merge_tree(ours, theirs);
            let folder = world.files(&tree);
            let all = String::from_utf8(files(folder.path()).into_values().flatten().collect()).unwrap();
            let pair = format!("{}\n{}\n{}", one.0, other.0, world.git(&["diff", "main", &tree]));
            for (_, left) in [one, other] {
                assert!(all.contains(left), "{left} is lost: {pair}");
            }
            let errors = errors(folder.path());
            let is_named = |what: &str| errors.iter().any(|error| error.contains(what));
            match outcome {
                Merged => assert!(is_clean && errors.is_empty(), "{errors:#?} {pair}"),
                Conflict => assert!(!is_clean, "{errors:#?} {pair}"),
                Named(what) => assert!(is_clean && is_named(what), "{errors:#?} {pair}"),
            }
        }
    }
}

#[test]
fn a_field_that_both_set_is_a_conflict_that_check_names() {
    let world = world();
    for (name, hours) in [("less", "420"), ("more", "440")] {
        world.branch(name, |world| {
            world.standing(&["set", "acme/website", "budget.hours", hours]);
        });
    }
    world.git(&["merge", "-q", "less"]);
    assert_eq!(world.try_git(&["merge", "more"]).status.code(), Some(1));
    let text = world.read("clients/acme/website.toml");
    let [ours, theirs] = world.labels("more");
    let both = format!("<<<<<<< {ours}\nhours = 420\n=======\nhours = 440\n>>>>>>> {theirs}\n");
    assert!(text.contains(&both), "{text}");
    let check = world.standing(&["check", "-f", "short"]);
    assert_eq!(check.status.code(), Some(3));
    assert!(answer(&check).contains("error[merge-conflict]"), "{}", answer(&check));
    // Whoever keeps one side is done.
    world.write("clients/acme/website.toml", &text.replace(&both, "hours = 440\n"));
    assert_eq!(world.standing(&["check", "-q"]).status.code(), Some(0));
}
