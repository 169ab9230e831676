//! Which projects a command is about, as typed and as meant.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::cli::failure::Failure;
use crate::cli::typed::select;
use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Status};
use crate::model::word::Word;
use crate::reports::query::Query;

/// Names and options that select projects.
#[derive(Debug, Args)]
pub(crate) struct Narrowing {
    /// Clients, projects or globs: acme, acme/website, website, 'acme/*', '*/seo' [default: all]
    #[arg(value_name = "ID")]
    pub(crate) names: Vec<String>,

    /// Only projects of these clients (ids or globs)
    #[arg(long, value_name = "CLIENT", value_delimiter = ',')]
    pub(crate) client: Vec<String>,

    /// Only projects with these statuses
    #[arg(long, value_delimiter = ',', value_parser = word::<Status>())]
    pub(crate) status: Vec<Status>,

    /// Only projects that these people work on: on the team, or with time logged (ids or globs)
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    pub(crate) who: Vec<String>,

    /// Only projects billed this way
    #[arg(long, value_delimiter = ',', value_parser = word::<Billing>())]
    pub(crate) billing: Vec<Billing>,

    /// Only projects of these types of work
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',')]
    pub(crate) work_types: Vec<String>,
}

impl Narrowing {
    /// The question about these projects at a date.
    ///
    /// # Errors
    /// When a name means nothing.
    pub(crate) fn query(&self, portfolio: &Portfolio, as_of: Date) -> Result<Query, Failure> {
        let clients = select::clients(portfolio, &self.client)?;
        let people = select::people(portfolio, &self.who)?;
        let (named, left_out) = if self.names.is_empty() {
            (None, portfolio.left_out.clone())
        } else {
            let selection = select::narrowed(portfolio, &self.names)?;
            (Some(selection.places), selection.left_out)
        };
        let of_clients = |name: &String| {
            let client = name.split_once('/').map_or("", |(client, _)| client);
            let mut wanted = clients.iter().filter_map(|client| portfolio.client(*client));
            clients.is_empty() || wanted.any(|wanted| &*wanted.id == client)
        };
        Ok(Query {
            named,
            named_clients: select::named_clients(portfolio, &self.names),
            left_out: left_out.into_iter().filter(of_clients).collect(),
            statuses: self.status.clone(),
            billings: self.billing.clone(),
            work_types: select::work_types(portfolio, &self.work_types)?,
            clients,
            people,
            ..Query::everything(as_of)
        })
    }
}

/// Reads one of the words of a closed list, and knows them all for help.
pub(crate) fn word<W: Word + Send + Sync + 'static>() -> impl TypedValueParser<Value = W> {
    PossibleValuesParser::new(W::WORDS.iter().copied())
        .try_map(|word| W::from_word(&word).ok_or("not one of the known words"))
}
