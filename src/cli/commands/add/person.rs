//! `standing add person`.

use clap::Args;
use serde_json::json;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::{amount, date, duration};
use crate::cli::writing::known;
use crate::cli::writing::known::taken;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::record;
use crate::cli::writing::told::Told;
use crate::disk::{Change, Extent};
use crate::edit::Record;
use crate::format::template;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Hours;

/// Add a person on our side
///
/// Examples:
///   standing add person ana Ana Ruiz
///   standing add person ana Ana Ruiz --role project-manager,producer --capacity 32
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct AddPerson {
    /// Their id: a to z, 0 to 9 and -
    id: String,

    /// Their name [default: the id, as a title]
    name: Vec<String>,

    /// Roles that they can hold
    #[arg(long, value_name = "ROLE", value_delimiter = ',')]
    role: Vec<String>,

    /// Their e-mail address
    #[arg(long)]
    email: Option<String>,

    /// Their job title
    #[arg(long)]
    title: Option<String>,

    /// Working hours per week [default: 40]
    #[arg(long, value_name = "HOURS")]
    capacity: Option<String>,

    /// When they joined
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl AddPerson {
    /// Writes the person's file.
    ///
    /// # Errors
    /// When the id isn't valid or is taken, or a role is unknown.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let id = amount::id(&self.id)?;
        let from = self.from.as_deref().map(|typed| date::typed(typed, setting.today)).transpose()?;
        let people = [id.to_owned()];
        let desk = self.writing.open(setting, Extent::Projects { projects: &[], people: &people })?;
        if desk.portfolio.people.iter().any(|person| *person.id == *id) {
            return Err(taken("person", id));
        }
        self.role.iter().try_for_each(|role| known::role(&desk.portfolio, role).map(drop))?;
        let day = &desk.portfolio.agency.calendar.day_hours;
        let capacity = self.capacity.as_deref().map(|typed| duration::typed(typed, day)).transpose()?;
        let keys = self.keys(id, capacity, from);
        let role = self.role.first().map_or("designer", String::as_str);
        let change = Change::New { document: format!("people/{id}.toml"), text: template::person(&keys) };
        desk.write(&[change], |after| told(after, setting.as_of, id, &keys, role))
    }

    fn keys(&self, id: &str, capacity: Option<Number>, from: Option<Date>) -> Record {
        Record::default()
            .with("name", amount::name(&self.name, id))
            .with_some("email", self.email.as_deref())
            .with_some("title", self.title.as_deref())
            .with_list("roles", &self.role)
            .with_some("capacity", capacity)
            .with_some("from", from)
    }
}

fn told(after: &Portfolio, as_of: Date, id: &str, keys: &Record, role: &str) -> Told {
    let person = after.people.iter().find(|person| *person.id == *id);
    let name = person.map_or("", |person| &person.name);
    let capacity = person.map(|person| Hours(person.hours_a_week(as_of)));
    let hours = capacity.as_ref().map_or_else(String::new, |hours| plain(&hours.digits()).to_owned());
    Told::new(format!("{id}: person {name} added"), record(id, keys))
        .standing(format!("{hours} h a week"), json!({ "person": id, "capacity": capacity, "projects": 0 }))
        .next(format!("put {id} on a project's team: standing assign CLIENT/PROJECT {id} {role}"))
}

/// Digits without trailing zeros.
pub(crate) fn plain(digits: &str) -> &str {
    if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits }
}
