//! What is worked out of each project or client once, however many rules ask for it, and taken from another version of the
//! workspace where both say the same.

use std::sync::OnceLock;

use crate::model::portfolio::Portfolio;
use crate::threads::each;

/// A value of each project or client, in the order of the portfolio.
#[derive(Debug)]
pub(crate) struct OfEach<T> {
    values: OnceLock<Vec<T>>,
    /// Those that are known before anything is worked out; empty where none is.
    known: Vec<Option<T>>,
}

/// For each project and each client of a version its place in another one that says the same of it.
pub(crate) struct Places {
    pub(crate) projects: Vec<Option<usize>>,
    pub(crate) clients: Vec<Option<usize>>,
}

impl<T> Default for OfEach<T> {
    fn default() -> Self {
        Self { values: OnceLock::new(), known: Vec::new() }
    }
}

impl<T: Clone + Send + Sync> OfEach<T> {
    /// The values, worked out where they are not known.
    pub(crate) fn of<'i, I: Sync>(&self, items: &'i [I], work_out: impl Fn(&'i I) -> T + Sync) -> &[T] {
        self.values.get_or_init(|| {
            let known = |place: usize| self.known.get(place).cloned().flatten();
            let placed: Vec<(usize, &I)> = items.iter().enumerate().collect();
            each(&placed, |(place, item)| known(*place).unwrap_or_else(|| work_out(item)))
        })
    }

    /// The values that are worked out already.
    pub(crate) fn known(&self) -> Option<&[T]> {
        self.values.get().map(Vec::as_slice)
    }

    /// The same for another version, in which things have other places.
    pub(crate) fn shared(&self, places: &[Option<usize>]) -> Self {
        let value = |place: usize| self.known()?.get(place).cloned();
        Self { values: OnceLock::new(), known: places.iter().map(|place| place.and_then(value)).collect() }
    }
}

impl Places {
    /// Where things of one version are in another one. `is_same` says of each client, by its place, whether both say the same
    /// of it and of all its projects; where the clients themselves differ, nothing is anywhere.
    pub(crate) fn of(own: &Portfolio, other: &Portfolio, is_same: &[bool]) -> Self {
        let is_alike = own.clients.len() == other.clients.len() && own.clients.len() == is_same.len();
        let mut projects = vec![None; own.projects.len()];
        let mut clients = vec![None; own.clients.len()];
        let same = own.clients().zip(is_same).enumerate().filter(|(_, (_, is_same))| is_alike && **is_same);
        for (place, ((client, _), _)) in same {
            clients.get_mut(place).into_iter().for_each(|client| *client = Some(place));
            let first = |portfolio: &Portfolio| portfolio.projects.partition_point(|one| one.client < client);
            let (from, to) = (first(own), first(other));
            let of_client = projects.iter_mut().skip(from).take(own.projects_of(client).len());
            of_client.zip(to..).for_each(|(project, place)| *project = Some(place));
        }
        Self { projects, clients }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{portfolio, project};
    use crate::model::id::ClientId;
    use crate::model::project::Project;

    /// Two clients, of which the first has one project more in one version.
    #[test]
    fn a_project_of_a_client_that_is_the_same_is_found_at_its_other_place() {
        let of = |client: u32, id: &str| Project { client: ClientId(client), ..project(id) };
        let mut own = portfolio();
        own.clients.push(own.clients[0].clone());
        own.clients.truncate(2);
        let mut other = own.clone();
        own.projects = vec![of(0, "app"), of(1, "care"), of(1, "site")];
        other.projects = vec![of(0, "app"), of(0, "shop"), of(1, "care"), of(1, "site")];
        let places = Places::of(&own, &other, &[false, true]);
        assert_eq!(places.projects, [None, Some(2), Some(3)]);
        assert_eq!(places.clients, [None, Some(1)]);
        let values = OfEach::default();
        assert_eq!(values.of(&other.projects, |one| one.id.len()), [3, 4, 4, 4]);
        let shared = values.shared(&places.projects);
        assert_eq!(shared.of(&own.projects, |_| 0), [0, 4, 4]);
        assert_eq!(Places::of(&own, &other, &[true]).projects, [None, None, None]);
    }
}
