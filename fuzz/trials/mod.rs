//! Trials: what must hold whatever the bytes are. A fuzzer thinks of bytes, and so does
//! `tests/promises/reading/fuzz.rs`, in every run the same. A new trial is a file here, its name in the list, and a
//! `[[bin]]` in `fuzz/Cargo.toml`.

/// A trial: panics where something does not hold that must.
pub(crate) type Trial = fn(&[u8]);

macro_rules! trials {
    ($($name:ident),*) => {
        $(pub(crate) mod $name;)*

        /// Every trial by its name.
        pub(crate) const TRIALS: &[(&str, Trial)] = &[$((stringify!($name), $name::trial)),*];
    };
}

mod said;
trials!(editor, exports, merge, reader, roads);

/// The trial of a name.
pub(crate) fn named(name: &str) -> Trial {
    TRIALS.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("there is no trial {name}")).1
}

/// A sound workspace: what stands in each kind of file, in the order in which a trial's first byte counts them.
pub(crate) const FILES: [(&str, &str); 6] = [
    ("standing.toml", include_str!("files/standing.toml")),
    ("people/ana.toml", include_str!("files/person.toml")),
    ("clients/acme/client.toml", include_str!("files/client.toml")),
    ("clients/acme/site.toml", include_str!("files/project.toml")),
    ("private/costs.toml", include_str!("files/costs.toml")),
    ("imports.toml", include_str!("files/imports.toml")),
];

/// Which file bytes are for, and what is to stand in it.
pub(crate) fn file(bytes: &[u8]) -> Option<(&'static str, &[u8])> {
    let (first, text) = bytes.split_first()?;
    let (path, _) = FILES[usize::from(*first) % FILES.len()];
    Some((path, text))
}
