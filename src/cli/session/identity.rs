//! Who is typing: what `STANDING_USER` says, else the person whose e-mail address git has.

use std::env;
use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::session::writer::unreadable;
use crate::disk::names;
use crate::git;
use crate::toml::nearest::listed;

const USER: &str = "STANDING_USER";

/// The person who was named by an option, such as `--who`, else the one who is typing.
///
/// # Errors
/// When nobody was named, and nothing says who is typing.
pub(crate) fn named_or_me(named: Option<&str>, option: &str, root: &Path) -> Result<String, Failure> {
    if let Some(named) = named {
        return Ok(named.to_owned());
    }
    match env::var(USER) {
        Ok(user) if !user.is_empty() => Ok(user),
        _ => by_address(root, option),
    }
}

fn by_address(root: &Path, option: &str) -> Result<String, Failure> {
    let name = format!("name the person with {option}, or set {USER}");
    let email = git::email(root).map_err(|fault| {
        Failure::usage(format!("can't tell who you are: {}", fault.reason())).hint(name.clone())
    })?;
    let Some(email) = email else {
        return Err(Failure::usage("can't tell who you are").hint(name));
    };
    let has_it = |(_, address): &(String, String)| address.eq_ignore_ascii_case(&email);
    let addresses = names::addresses(root).map_err(|error| unreadable(root, error))?;
    let people: Vec<String> = addresses.into_iter().filter(has_it).map(|(person, _)| person).collect();
    match people.as_slice() {
        [person] => Ok(person.clone()),
        [] => Err(Failure::usage(format!("can't tell who you are: nobody has the address {email}"))
            .hint(name)
            .hint(format!("add email = \"{email}\" to your file in people/"))),
        several => {
            let several = listed(several.iter().map(String::as_str));
            Err(Failure::usage(format!("several people have the address {email}"))
                .hint(format!("write {option} {several}")))
        }
    }
}
