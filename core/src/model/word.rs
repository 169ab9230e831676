//! Closed lists of words that files, options and output share.

/// A closed list of words.
pub trait Word: Sized + Copy {
    /// The words as written.
    const WORDS: &'static [&'static str];

    /// What a word stands for.
    fn from_word(word: &str) -> Option<Self>;
}

/// A closed list of words as a type: its variants, and the word of each in files, options and output.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl serde::Serialize for $name {
            /// Its list goes with a word, for whoever asks what else could stand there.
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_unit_variant(concat!($($word, "|"),+), *self as u32, self.word())
            }
        }

        impl $name {
            /// Every word, in the order in which they are listed everywhere.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in files, options and output.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// What a word stands for.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.word() == word)
            }
        }

        impl $crate::model::word::Word for $name {
            const WORDS: &'static [&'static str] = &[$($word),+];

            fn from_word(word: &str) -> Option<Self> {
                Self::from_word(word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.word())
            }
        }
    };
}
pub use words;
