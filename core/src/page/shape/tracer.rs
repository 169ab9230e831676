//! A serializer that keeps nothing of a value but what it looks like.

use std::fmt::Display;

use serde::ser::{Error, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple};
use serde::ser::{SerializeTupleStruct, Serializer};

use crate::page::shape::Traced;
use crate::page::shape::table::Table;

/// By these names `serde_json` hands over numbers with their digits.
const RAW: [&str; 2] = ["$serde_json::private::RawValue", "$serde_json::private::Number"];

/// Notes in a shape what it is given.
pub(super) struct Tracer<'s>(pub(super) &'s mut Traced);

/// A value that JSON has no form for.
#[derive(Debug)]
pub(super) struct Untraced(String);

impl Display for Untraced {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Untraced {}

impl Error for Untraced {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// The items of a list.
pub(super) struct Items<'s>(&'s mut Traced);

/// The keys of a table.
pub(super) struct Keys<'s> {
    shape: &'s mut Traced,
    table: Table,
    /// The key whose value comes next.
    key: String,
    /// Whether the data chooses the keys.
    is_chosen: bool,
    /// Whether it is a number with its digits.
    is_raw: bool,
}

macro_rules! noted {
    ($($method:ident($type:ty): $what:ident;)+) => {$(
        fn $method(self, _: $type) -> Result<(), Untraced> {
            self.0.$what = true;
            Ok(())
        }
    )+};
}

impl<'s> Serializer for Tracer<'s> {
    type Ok = ();
    type Error = Untraced;
    type SerializeSeq = Items<'s>;
    type SerializeTuple = Items<'s>;
    type SerializeTupleStruct = Items<'s>;
    type SerializeTupleVariant = Impossible<(), Untraced>;
    type SerializeMap = Keys<'s>;
    type SerializeStruct = Keys<'s>;
    type SerializeStructVariant = Impossible<(), Untraced>;

    noted! {
        serialize_bool(bool): boolean;
        serialize_i8(i8): integer;
        serialize_i16(i16): integer;
        serialize_i32(i32): integer;
        serialize_i64(i64): integer;
        serialize_u8(u8): integer;
        serialize_u16(u16): integer;
        serialize_u32(u32): integer;
        serialize_u64(u64): integer;
        serialize_f32(f32): number;
        serialize_f64(f64): number;
        serialize_char(char): text;
        serialize_str(&str): text;
        serialize_bytes(&[u8]): text;
    }

    fn serialize_none(self) -> Result<(), Untraced> {
        self.0.null = true;
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Untraced> {
        self.0.null = true;
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Untraced> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Untraced> {
        self.serialize_none()
    }

    /// A word of a closed list, which the name is, with `|` between.
    fn serialize_unit_variant(self, name: &'static str, _: u32, word: &'static str) -> Result<(), Untraced> {
        if !name.contains('|') {
            return self.serialize_str(word);
        }
        for word in name.split('|').filter(|word| !word.is_empty()) {
            if !self.0.words.contains(&word) {
                self.0.words.push(word);
            }
        }
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Untraced> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Untraced> {
        let table = self.0.table.get_or_insert_default();
        table.see(variant, Traced::of(value));
        table.may_lack(variant);
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'s>, Untraced> {
        Ok(Items(self.0.items.get_or_insert_default()))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'s>, Untraced> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items<'s>, Untraced> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Untraced> {
        Err(Untraced::custom(name))
    }

    /// Of a map with so many entries the data chooses the keys; one without a count is a record that is told key by key.
    fn serialize_map(self, count: Option<usize>) -> Result<Keys<'s>, Untraced> {
        Ok(Keys::new(self.0, count.is_some(), false))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Keys<'s>, Untraced> {
        Ok(Keys::new(self.0, false, RAW.contains(&name)))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Untraced> {
        Err(Untraced::custom(name))
    }
}

impl<'s> Keys<'s> {
    fn new(shape: &'s mut Traced, is_chosen: bool, is_raw: bool) -> Self {
        Self { shape, table: Table::default(), key: String::new(), is_chosen, is_raw }
    }

    fn close(self) {
        if self.is_raw {
            self.shape.number = true;
            return;
        }
        match &mut self.shape.table {
            Some(known) => known.add(self.table),
            None => self.shape.table = Some(self.table),
        }
    }
}

impl SerializeMap for Keys<'_> {
    type Ok = ();
    type Error = Untraced;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Untraced> {
        let key = serde_json::to_value(key).map_err(Untraced::custom)?;
        self.key = key.as_str().map_or_else(|| key.to_string(), str::to_owned);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Untraced> {
        match self.is_chosen {
            true => value.serialize(Tracer(self.table.others.get_or_insert_default())),
            false => {
                self.table.see(&self.key, Traced::of(value));
                Ok(())
            }
        }
    }

    fn end(mut self) -> Result<(), Untraced> {
        if self.is_chosen {
            self.table.others.get_or_insert_default();
        }
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Keys<'_> {
    type Ok = ();
    type Error = Untraced;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Untraced> {
        if !self.is_raw {
            self.table.see(key, Traced::of(value));
        }
        Ok(())
    }

    fn skip_field(&mut self, key: &'static str) -> Result<(), Untraced> {
        self.table.may_lack(key);
        Ok(())
    }

    fn end(self) -> Result<(), Untraced> {
        self.close();
        Ok(())
    }
}

macro_rules! items {
    ($($trait:ident::$method:ident;)+) => {$(
        impl $trait for Items<'_> {
            type Ok = ();
            type Error = Untraced;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Untraced> {
                value.serialize(Tracer(self.0))
            }

            fn end(self) -> Result<(), Untraced> {
                Ok(())
            }
        }
    )+};
}

items! {
    SerializeSeq::serialize_element;
    SerializeTuple::serialize_element;
    SerializeTupleStruct::serialize_field;
}
