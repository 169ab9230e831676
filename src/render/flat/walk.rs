//! What a value says, leaf by leaf, as its JSON would: nothing of it is kept but what a visitor takes.

use serde::ser::{
    Error as _, Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, SerializeTupleStruct,
};
use serde::{Serialize, Serializer};
use serde_json::{Error, Value};

/// How `serde_json` hands over numbers digit by digit.
const DIGITS: [&str; 2] = ["$serde_json::private::RawValue", "$serde_json::private::Number"];

/// Takes the leaves of a value.
pub(crate) trait Visit {
    /// Takes what is below a key.
    type Below<'b>: Visit
    where
        Self: 'b;

    /// What is below the key at a place of an object.
    fn below<'b>(&'b mut self, place: usize, key: &str) -> Self::Below<'b>;

    /// Nothing is there.
    fn null(&mut self);

    /// A text.
    fn text(&mut self, text: &str);

    /// A number, `true` or `false`.
    fn word(&mut self, word: &str);
}

/// Walks through a value; the items of lists are passed by.
pub(crate) struct Walk<V>(pub(crate) V);

/// An object on the way.
pub(crate) struct Object<V> {
    visit: V,
    place: usize,
    key: String,
    /// Whether it stands for the digits of a number.
    is_number: bool,
}

/// A list, whose items are no cells.
pub(crate) struct List;

impl<V> Walk<V> {
    fn object(self, is_number: bool) -> Object<V> {
        Object { visit: self.0, place: 0, key: String::new(), is_number }
    }
}

macro_rules! words {
    ($($name:ident: $kind:ty),*) => {
        $(fn $name(mut self, value: $kind) -> Result<(), Error> {
            self.0.word(&value.to_string());
            Ok(())
        })*
    };
}

impl<V: Visit> Serializer for Walk<V> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = List;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Object<V>;
    type SerializeStruct = Object<V>;
    type SerializeStructVariant = Impossible<(), Error>;

    words!(
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_u8: u8,
        serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_f32: f32, serialize_f64: f64
    );

    fn serialize_bool(mut self, value: bool) -> Result<(), Error> {
        self.0.word(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(mut self, text: &str) -> Result<(), Error> {
        self.0.text(text);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(mut self) -> Result<(), Error> {
        self.0.null();
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        mut self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(Walk(self.0.below(0, variant)))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List, Error> {
        Ok(List)
    }

    fn serialize_tuple(self, _: usize) -> Result<List, Error> {
        Ok(List)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List, Error> {
        Ok(List)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(Error::custom(format_args!("{name} has no cells")))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Object<V>, Error> {
        Ok(self.object(false))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Object<V>, Error> {
        Ok(self.object(DIGITS.contains(&name)))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(Error::custom(format_args!("{name} has no cells")))
    }
}

impl<V: Visit> Object<V> {
    /// What stands behind a key.
    fn entry<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Error> {
        self.place += 1;
        value.serialize(Walk(self.visit.below(self.place - 1, key)))
    }

    /// What is written as JSON already: mostly the digits of a number.
    fn written<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let mut json = Caught::default();
        value.serialize(Walk(&mut json))?;
        match serde_json::from_str(&json.0) {
            _ if json.0.starts_with(|first: char| first == '-' || first.is_ascii_digit()) => {
                self.visit.word(&json.0);
            }
            Ok(Value::String(text)) => self.visit.text(&text),
            Ok(Value::Bool(is_so)) => self.visit.word(if is_so { "true" } else { "false" }),
            Ok(Value::Null) => self.visit.null(),
            _ => {}
        }
        Ok(())
    }
}

impl<V: Visit> SerializeStruct for Object<V> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        if self.is_number { self.written(value) } else { self.entry(key, value) }
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

impl<V: Visit> SerializeMap for Object<V> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let mut caught = Caught::default();
        key.serialize(Walk(&mut caught))?;
        self.key = caught.0;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let key = std::mem::take(&mut self.key);
        self.entry(&key, value)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

macro_rules! passed_by {
    ($($kind:ident: $item:ident),*) => {
        $(impl $kind for List {
            type Ok = ();
            type Error = Error;

            fn $item<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Error> {
                Ok(())
            }

            fn end(self) -> Result<(), Error> {
                Ok(())
            }
        })*
    };
}

passed_by!(SerializeSeq: serialize_element, SerializeTuple: serialize_element, SerializeTupleStruct: serialize_field);

/// A text that is caught on the way.
#[derive(Default)]
struct Caught(String);

impl Visit for &mut Caught {
    type Below<'b>
        = &'b mut Caught
    where
        Self: 'b;

    fn below<'b>(&'b mut self, _: usize, _: &str) -> &'b mut Caught {
        self
    }

    fn null(&mut self) {}

    fn text(&mut self, text: &str) {
        text.clone_into(&mut self.0);
    }

    fn word(&mut self, word: &str) {
        word.clone_into(&mut self.0);
    }
}
