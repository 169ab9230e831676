//! Unknown is never fine: in the rooms that ask the system or git, no answer is dropped on the way, and the rooms that read
//! what they answered ask nobody.

use crate::architecture::source::sources;

/// The rooms that ask.
const ASKING: [&str; 2] = ["disk", "git"];

/// By what an answer is dropped without a word; what is none says so in the line above.
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
        let words: &[&str] = match room.as_str() {
            room if ASKING.contains(&room) => &DROPPING,
            room if READING.contains(&room) => &QUESTIONS,
            _ => continue,
        };
        let lines: Vec<&str> = source.text.lines().map(str::trim).collect();
        for (place, line) in lines.iter().enumerate().filter(|(_, line)| !line.starts_with("//")) {
            let above = place.checked_sub(1).map_or("", |above| lines[above]);
            let is_none = above.starts_with("// No answer") && ASKING.contains(&room.as_str());
            for word in words.iter().filter(|word| line.contains(**word) && !is_none) {
                wrong.push(format!("{}:{}: {word} in {line}", source.path.display(), place + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
