//! Whatever two people record is there once, whoever merges: every pair of recording commands.

use std::collections::BTreeMap;

use super::world::{World, errors, lines};
use crate::world::command::answer;

/// Every command that records something.
const RECORDING: [&str; 31] = [
    "log acme/website 1 --who ana --role producer --date 2026-11-17 one",
    "log acme/website 2 --who ana --role producer --date 2026-11-02 two",
    "expense acme/website 320 stock photographs",
    "invoice acme/website 2 500",
    "paid acme/website 1",
    "paid acme/website 2019 --amount 300 the first part",
    "progress acme/website 40 --by ana half",
    "pulse acme/website --who ana --clarity 4 clear",
    "touch acme --with eva --kind call --by ana --mood 4 fine",
    "touch acme --with eva --kind tough --cause budget --by ana --date 2026-11-02 not fine",
    "raise acme seo",
    "raise acme seo --date 2026-11-18",
    "change ask acme/website Spanish version --asked-by eva --hours 10",
    "change ask acme/website A newsletter --asked-by eva",
    "change decline acme/website slider --decided-by ana --told-by ana --told-mood 3 --reason no",
    "change accept acme/website forum --decided-by eva --trade less",
    "change defer acme/website basket",
    "unassign acme/website ana",
    "assign acme/website ben developer --hours 10",
    "assign acme/website ben designer --from 2026-12-01",
    "own acme/website timeline ana",
    "own acme/website scope ana",
    "waive acme/website invoices their parent is invoiced",
    "away ana 2026-12-21 2027-01-01",
    "away ana 2026-12-07",
    "set acme readiness open",
    "set acme/website phases.design.done 2026-11-19",
    "add contact acme tom Tom --role manager",
    "add opportunity acme app An app",
    "add phase acme/website launch --hours 20",
    "add outcome acme/website bookings a week --target 120",
];

#[test]
fn whatever_two_people_record_is_there_once_whoever_merges() {
    let world = World::with_driver();
    let mut sides = vec![];
    for (at, command) in RECORDING.iter().enumerate() {
        world.branch(&format!("b{at}"), |world| {
            let words: Vec<&str> = command.split(' ').collect();
            let output = world.standing(&words);
            assert!(output.status.success(), "{command}: {}", answer(&output));
        });
        sides.push(lines(world.files(&format!("b{at}")).path()));
    }
    let base = lines(world.files("main").path());
    let count = |lines: &BTreeMap<String, usize>, line: &str| lines.get(line).copied().unwrap_or_default();
    for (one, first) in RECORDING.iter().enumerate() {
        for (other, second) in RECORDING.iter().enumerate().skip(one + 1) {
            let (tree, clean) = world.merge_tree(&format!("b{one}"), &format!("b{other}"));
            let back = world.merge_tree(&format!("b{other}"), &format!("b{one}"));
            let pair = format!("{first}\n{second}");
            assert!(clean, "{pair}\n{}", world.git(&["diff", "main", &tree]));
            assert_eq!(back, (tree.clone(), true), "{pair}\n{}", world.git(&["diff", &back.0, &tree]));
            let folder = world.files(&tree);
            assert_eq!(errors(folder.path()), Vec::<String>::new(), "{pair}");
            let merged = lines(folder.path());
            for line in sides[one].keys().chain(sides[other].keys()).chain(base.keys()).chain(merged.keys()) {
                let [before, mine, theirs] =
                    [&base, &sides[one], &sides[other]].map(|side| count(side, line));
                let is_dates = line.contains("raised = [");
                let expected = if mine == before {
                    theirs
                } else if theirs == before {
                    mine
                } else {
                    mine.max(theirs)
                };
                assert!(is_dates || count(&merged, line) == expected, "{pair}\n{line}\n{merged:#?}");
            }
        }
    }
}
