//! Files that somebody damaged at random: whatever is in them, there is an answer, a place and no crash.

use standing::disk::load;

use crate::reading::support::{findings, shown, sound};
use crate::world::chance::Chance;
use crate::world::folder::write;

const WHOLE: &[u8] = b"name = \"Site\"\nstatus = \"done\"\nbilling = 'retainer'\nfinished = 2026-05-01\n\
    team = [\n  { who = \"ana\", roles = [\"designer\"], hours = 7.5 },\n]\n\n[rates]\ndefault = \"80.5\"\n\n\
    [retainer]\nevery = \"month\" # a comment\n\n[responsibilities]\nscope.accountable = \"ben\"\n\n\
    [[changes]]\nid = \"spanish\"\ntitle = \"\"\"\nSpanish\n\"\"\"\nasked = 2026-02-01\nby = \"eve\"\n\n\
    [log]\ntime = [\n  { date = 2026-02-02, who = \"ben\", hours = 1_0, note = \"caf\xc3\xa9 \\u00e9\" },\n]\n";

const BITS: [&[u8]; 24] = [
    b"\"",
    b"'",
    b"\"\"\"",
    b"[",
    b"]]",
    b"{",
    b"}",
    b"=",
    b",",
    b"\n",
    b"\r",
    b"#",
    b".",
    b"\\",
    b"\0",
    b"\xff",
    b"\xc2\xa0",
    b"\xe2\x80\x9c",
    b"<<<<<<< x\n",
    b"=======\n",
    b">>>>>>> y\n",
    b"0x",
    b"1e999999",
    b"[[rates]]\n",
];

fn damage(text: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.below(text.len());
    let end = (at + chance.below(40)).min(text.len());
    match chance.below(4) {
        0 => drop(text.drain(at..end)),
        1 => drop(text.splice(at..at, BITS[chance.below(BITS.len())].iter().copied())),
        2 => {
            let copy = text[at..end].to_vec();
            drop(text.splice(at..at, copy));
        }
        _ => text[at] = u8::try_from(chance.below(256)).unwrap(),
    }
}

#[test]
fn damage_is_answered() {
    let folder = sound();
    let mut chance = Chance::new(184);
    for _ in 0..600 {
        let mut text = WHOLE.to_vec();
        for _ in 0..=chance.below(3) {
            damage(&mut text, &mut chance);
        }
        write(folder.path(), "clients/acme/site.toml", &text);
        let loaded = load(folder.path()).unwrap();
        for finding in findings(&loaded) {
            assert!(finding.help.is_some(), "{}", shown(&finding));
            assert!((finding.line, finding.column) <= (finding.end_line, finding.end_column));
        }
        let shown = loaded.sources.text("clients/acme/site.toml");
        for span in loaded.diagnostics.iter().filter_map(|diagnostic| diagnostic.place.span.clone()) {
            assert!(shown.as_ref().is_none_or(|text| text.get(span.clone()).is_some()), "{span:?}");
        }
    }
}
