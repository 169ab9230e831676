//! The trials of `fuzz/`, each with bytes that are the same in every run: sound files that somebody damaged, and noise.

use std::fs;

use crate::trials::exports::EXPORTS;
use crate::trials::merge::BETWEEN;
use crate::trials::{FILES, TRIALS, Trial};
use crate::world::chance::{Chance, tries};
use crate::world::folder::repository;

/// As many as take a few seconds.
const TRIES: usize = 300;
/// No file is longer than this.
const LONGEST: usize = 4096;

/// What files are made of, and what they are not made of.
const BITS: [&[u8]; 34] = [
    b"\"",
    b"'",
    b"\"\"\"",
    b"[",
    b"]",
    b"[[",
    b"]]",
    b"{",
    b"}",
    b"=",
    b",",
    b"\n",
    b"\r",
    b"\r\n",
    b"#",
    b".",
    b"\\",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xc2\xa0",
    b"\xe2\x80\x9c",
    b"<<<<<<< x\n",
    b"=======\n",
    b">>>>>>> y\n",
    b"0x",
    b"1e999999",
    b"-0.0000000000000000000000000001",
    b"9999-12-31",
    b"[log]\n",
    b"[[changes]]\n",
    b"  { date = 2026-02-02, who = \"ana\", hours = 1 },\n",
    b"# standing: allow(late-project) why\n",
    b"x.y = { a = [ { b = 1 } ] }\n",
];

fn damage(text: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.below(text.len() + 1);
    let end = (at + chance.below(60)).min(text.len());
    match chance.below(5) {
        0 => drop(text.drain(at..end)),
        1 | 2 => drop(text.splice(at..at, BITS[chance.below(BITS.len())].iter().copied())),
        3 => {
            let (copy, to) = (text[at..end].to_vec(), chance.below(text.len() + 1));
            drop(text.splice(to..to, copy));
        }
        _ => text.extend([chance.byte(), chance.byte()]),
    }
}

/// A sound file with some damage.
fn damaged(which: usize, chance: &mut Chance) -> Vec<u8> {
    let mut text = FILES[which].1.as_bytes().to_vec();
    for _ in 0..chance.below(4) {
        damage(&mut text, chance);
    }
    text.truncate(LONGEST);
    text
}

/// Bytes as a trial takes them: which file it is, what chooses the edit or the other side, and a damaged file.
fn bytes(name: &str, chance: &mut Chance) -> Vec<u8> {
    if name == "exports" {
        let which = chance.below(EXPORTS.len());
        let mut text = EXPORTS[which].as_bytes().to_vec();
        (0..chance.below(4)).for_each(|_| damage(&mut text, chance));
        return [u8::try_from(which).unwrap()].into_iter().chain(text).collect();
    }
    let which = chance.below(FILES.len());
    let mut bytes = vec![u8::try_from(which).unwrap()];
    match name {
        "editor" => bytes.extend([chance.byte(), chance.byte(), chance.byte()]),
        "merge" => {
            bytes.extend(damaged(which, chance));
            bytes.push(BETWEEN);
        }
        _ => {}
    }
    bytes.extend(damaged(which, chance));
    bytes
}

fn run(name: &str, trial: Trial) {
    let mut chance = Chance::new(name.bytes().map(u64::from).sum());
    for _ in 0..tries(TRIES) {
        trial(&bytes(name, &mut chance));
    }
}

#[test]
fn what_must_hold_holds_of_damaged_files() {
    for (name, trial) in TRIALS {
        run(name, *trial);
    }
}

#[test]
fn every_trial_has_a_target() {
    let manifest = fs::read_to_string(repository().join("fuzz/Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let targets = manifest["bin"].as_array().unwrap().iter().map(|bin| bin["name"].as_str().unwrap());
    let mut targets: Vec<&str> = targets.collect();
    targets.sort_unstable();
    assert_eq!(targets, TRIALS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    for name in targets {
        crate::trials::named(name)(&[]);
    }
}
