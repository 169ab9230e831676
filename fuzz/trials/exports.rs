//! Any bytes as the export of any tool: what is taken has a length, a line of the file and nothing that was not there, and
//! what cannot be taken is named.

use standing::exchange::entry::Habits;
use standing::exchange::kind::{Source, export};
use standing::model::number::Number;
use standing::model::zone::Zone;

/// A sound export of each tool, in the order in which a trial's first byte counts them.
pub(crate) const EXPORTS: [&str; 9] = [
    "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration\n\
     Ana,ana@x.org,Acme,Site,,\"a\nb\",Yes,2026-03-02,09:00:00,2026-03-02,10:30:00,01:30:00\n\
     Ana,ana@x.org,Acme,Site,,,No,2026-03-06,10:00:00,2026-03-06,10:18:25,18:25 min\n",
    "Date;Client;Project;Task;Notes;Hours;Billable?;First Name;Last Name\n\
     2026-03-02;Acme;Site;Design;x;1.234,5;Yes;Ana;Ruiz\n03/04/2026;Acme;Site;Design;y;0,25;No;Ana;Ruiz\n",
    "\"Project\",\"Client\",\"User\",\"Start Date\",\"Start Time\",\"End Date\",\"End Time\",\"Duration (h)\"\r\n\
     \"Site\",\"Acme\",\"Ana\",\"03/13/2026\",\"11:50 PM\",\"03/14/2026\",\"12:10 AM\",\"00:20:00\"\r\n",
    "Datum;Von;Bis;Dauer;Kunde;Projekt;Tätigkeit;Benutzer\n02.03.2026;23:30;00:36;1:06;Acme;Site;Design;Ana\n",
    "Id,Project,Client,Start,End,Duration\na-1,Site,Acme,2026-03-02T23:30:00Z,2026-03-03T00:00:10Z,0:30:10\n",
    "inc 20260302T090000Z - 20260302T103000Z # site \"two words\" # \"a # note\"\n",
    "2026-03-02 (8h!)\nA #day\n    8:00 - 17:00 work\n      more\n    -1h lunch\n",
    "i 2026-03-02 09:00:00 acme:site  the form  ; who:ana, note:\"a\\nb\"\no 2026-03-02 10:00:00\n",
    "date,who,hours,project,note,ref\n2026-03-02,ana,1.5,acme/site,x,r-1\n",
];

pub(super) fn trial(bytes: &[u8]) {
    let Some((first, text)) = bytes.split_first() else { return };
    let source = Source::ALL[usize::from(*first) % Source::ALL.len()];
    let habits = Habits { zone: Zone::from_name("Europe/Berlin"), ..Habits::default() };
    let lines = text.iter().filter(|byte| **byte == b'\n').count() + 1;
    match export(source, text, habits, None) {
        Ok(export) => {
            for entry in &export.entries {
                assert!(entry.hours > Number::zero(), "{source}: {entry:?}");
                assert!((1..=lines).contains(&entry.line), "{source}: {entry:?} of {lines}");
            }
            for refused in &export.refused {
                assert!(!refused.why.is_empty() && !refused.help.is_empty(), "{source}: {refused:?}");
                assert!((1..=lines).contains(&refused.line), "{source}: {refused:?} of {lines}");
            }
        }
        Err(unreadable) => assert!(!unreadable.why.is_empty() && unreadable.line <= lines, "{unreadable:?}"),
    }
}
