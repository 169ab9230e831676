//! What was typed for a key, as the value that its file gets: the format says what it is to be.

use crate::cli::failure::Failure;
use crate::cli::typed::currency::currency;
use crate::cli::typed::nearest::unknown;
use crate::cli::typed::{date, duration};
use crate::edit::Value;
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::toml::nearest::listed;
use crate::toml::{Form, Key, undressed};

/// What values are read with.
#[derive(Debug)]
pub(crate) struct Reader<'r> {
    pub(crate) today: Date,
    pub(crate) day_hours: &'r Number,
}

/// Keys whose dates are to come; of others they have happened, or lie on either side.
const TO_COME: [&str; 5] = ["due", "until", "close", "holidays", "half-days"];
const ON_EITHER_SIDE: [&str; 2] = ["from", "start"];

/// Keys of hours, which can be typed as durations.
const HOURS: [&str; 4] = ["hours", "capacity", "day-hours", "rollover-cap"];

impl Reader<'_> {
    /// The value of a key; of a list its items with commas between them.
    ///
    /// # Errors
    /// When the key can't hold it.
    pub(crate) fn value(&self, key: &Key, typed: &str) -> Result<Value, Failure> {
        if !key.list {
            return self.one(key, typed);
        }
        let items = typed.split(',').map(str::trim).filter(|item| !item.is_empty());
        items.map(|item| self.one(key, item)).collect::<Result<_, _>>().map(Value::List)
    }

    fn one(&self, key: &Key, typed: &str) -> Result<Value, Failure> {
        let name = key.name.as_str();
        match key.form {
            Form::Text | Form::Any | Form::Reference(_) | Form::Id | Form::Table => Ok(Value::from(typed)),
            Form::Date => self.date(name, typed).map(Value::Date),
            Form::Duration if Number::parse(typed, false).is_err() => {
                duration::exact(typed, self.day_hours).map(|hours| Value::hours(&hours))
            }
            Form::Number | Form::Duration => self.number(name, typed),
            Form::Count => match typed.parse::<i64>() {
                Ok(count) => Ok(Value::Number(Number::from(count))),
                Err(_) => Err(Failure::usage(format!("{name} is \"{typed}\", which is not a whole number"))
                    .hint("write only digits, such as 14")),
            },
            Form::Boolean => match typed {
                "true" => Ok(Value::Boolean(true)),
                "false" => Ok(Value::Boolean(false)),
                _ => Err(unknown(
                    format!("{name} is \"{typed}\""),
                    typed,
                    ["true", "false"],
                    "write true or false",
                )),
            },
            Form::Currency => currency(typed).map(Currency::code).map(Value::from),
            Form::Word(words) if words.contains(&typed) => Ok(Value::from(typed)),
            Form::Word(words) => {
                let otherwise = format!("write {}", listed(words.iter().copied()));
                Err(unknown(format!("{name} can't be \"{typed}\""), typed, words.iter().copied(), &otherwise))
            }
        }
    }

    fn date(&self, name: &str, typed: &str) -> Result<Date, Failure> {
        if TO_COME.contains(&name) {
            date::due(typed, self.today)
        } else if ON_EITHER_SIDE.contains(&name) {
            date::near(typed, self.today)
        } else {
            date::typed(typed, self.today)
        }
    }

    fn number(&self, name: &str, typed: &str) -> Result<Value, Failure> {
        if Number::parse(typed, false).is_ok() {
            return Ok(Value::Digits(typed.to_owned()));
        }
        if HOURS.contains(&name) {
            return duration::typed(typed, self.day_hours).map(Value::Number);
        }
        let help = undressed(typed)
            .unwrap_or_else(|| "write digits with a decimal point, such as 12000 or 48000.10".to_owned());
        Err(Failure::usage(format!("{name} is \"{typed}\", which is not a number")).hint(help))
    }
}
