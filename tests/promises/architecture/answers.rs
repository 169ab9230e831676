//! Unknown is never fine: in the rooms that ask the system or git, no answer is dropped on the way, and the rooms that read
//! what they answered ask nobody.

use crate::architecture::source::sources;

/// The rooms that ask.
const ASKING: [&str; 2] = ["disk", "git"];

/// By what an answer is dropped without a word.
const DROPPING: [&str; 5] = [".ok()", ".flatten()", "unwrap_or_default()", "Result::ok", ".exists()"];

/// The rooms that read what was answered.
const READING: [&str; 4] = ["toml", "edit", "format", "checks"];

/// By what the system is asked.
const QUESTIONS: [&str; 6] = ["std::fs", "std::io", "std::process", "std::env", "std::net", "std::thread"];

#[test]
fn no_answer_of_the_system_or_of_git_is_dropped() {
    let mut wrong = Vec::new();
    for source in sources().values() {
        let room = source.room();
        let (code, words): (String, &[&str]) = match room.as_str() {
            room if ASKING.contains(&room) => (source.code(), &DROPPING),
            room if READING.contains(&room) => (source.code(), &QUESTIONS),
            _ => continue,
        };
        for (number, line) in (1..).zip(code.lines()) {
            for word in words.iter().filter(|word| line.contains(**word)) {
                wrong.push(format!(
                    "{} has {word} in line {number} of its code: {}",
                    source.path.display(),
                    line.trim()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
