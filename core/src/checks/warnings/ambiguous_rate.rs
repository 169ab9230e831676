//! Time without a role where the role decides the rate.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Judge, Rule};
use crate::checks::warnings::entry::{Oddity, odd_entries};
use crate::diagnostic::rules;
use crate::figures::rates::bill_rate::BillRates;
use crate::model::id::{PersonId, RoleId};
use crate::model::log::TimeEntry;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::rate::RateCard;
use crate::why::words::money;

pub(crate) const RULE: Rule = Rule {
    find: Find::Project(judge),
    ..Rule::new(rules::AMBIGUOUS_RATE, include_str!("ambiguous_rate.md"))
};

fn judge<'f>(facts: &'f Facts<'_>) -> Judge<'f> {
    Box::new(|project| {
        let people = of_several_rates(facts.portfolio, project);
        if people.is_empty() {
            return Vec::new();
        }
        let log = &project.log.time;
        let is_open = |entry: &TimeEntry| {
            log.role(entry).is_none() && log.rate(entry).is_none() && people.contains(&entry.who)
        };
        odd_entries(facts, project, RULE.name, "who", |entry| {
            is_open(entry).then(|| words(facts.portfolio, project, entry))?
        })
    })
}

/// Whoever has several roles on the team of which a rate card names one: only their time can be ambiguous.
fn of_several_rates(portfolio: &Portfolio, project: &Project) -> Vec<PersonId> {
    let named = |card: Option<&RateCard>, role: RoleId| {
        card.is_some_and(|card| card.tables().iter().any(|table| table.role(role).is_some()))
    };
    let is_named = |(who, role): &(PersonId, RoleId)| {
        named(Some(&project.rates), *role)
            || named(portfolio.client_of(project).map(|client| &client.rates), *role)
            || named(portfolio.person(*who).map(|person| &person.rates), *role)
            || named(Some(&portfolio.agency.rates), *role)
    };
    let roles = |who: PersonId| move |role: &RoleId| (who, *role);
    let team = project.team.iter();
    let mut held: Vec<(PersonId, RoleId)> =
        team.flat_map(|one| one.roles.iter().map(roles(one.who))).collect();
    held.sort_unstable();
    held.dedup();
    let several = held.chunk_by(|one, other| one.0 == other.0).filter(|held| held.len() > 1);
    several.filter(|held| held.iter().any(is_named)).filter_map(|held| Some(held.first()?.0)).collect()
}

/// What to say of an entry, if the roles of its person that day differ in their rate.
fn words<'p>(
    portfolio: &'p Portfolio,
    project: &'p Project,
    entry: &TimeEntry,
) -> Option<impl FnOnce() -> Oddity + use<'p>> {
    let assigned = project.team_at(entry.date).filter(|assignment| assignment.who == entry.who);
    let mut roles: Vec<RoleId> = assigned.flat_map(|assignment| assignment.roles.iter().copied()).collect();
    roles.sort_unstable();
    roles.dedup();
    let bill_rates = BillRates::of(portfolio, project);
    let rates: Vec<Option<Number>> =
        roles.iter().map(|role| bill_rates.rate(entry, Some(*role)).ok()).collect();
    if rates.windows(2).all(|pair| matches!(pair, [one, other] if one == other)) {
        return None;
    }
    let who = entry.who;
    Some(move || {
        let id = |role: &RoleId| portfolio.agency.roles.id(*role);
        let billed = |(role, rate): (&RoleId, &Option<Number>)| {
            let rate = rate.as_ref().map_or("no rate".to_owned(), |rate| money(rate, project.currency));
            format!("{} ({rate})", id(role))
        };
        let billed: Vec<String> = roles.iter().zip(&rates).map(billed).collect();
        let choices: Vec<String> = roles.iter().map(|role| format!("role = \"{}\"", id(role))).collect();
        let who = portfolio.person_id(who);
        let what = format!("has no role, and the roles of {who} have different rates: {}", billed.join(", "));
        Oddity::new(what, format!("add {}", choices.join(" or ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::found;
    use crate::figures::sample::{assignment, date, number, portfolio, project, worked};
    use crate::model::log::NewTimeEntry;
    use crate::model::rate::RateTable;

    const DESIGNER: RoleId = RoleId(5);
    const DEVELOPER: RoleId = RoleId(6);

    fn card(default: Option<&str>, roles: &[(RoleId, &str)]) -> RateCard {
        let roles = roles.iter().map(|(role, rate)| (*role, number(rate))).collect();
        RateCard::new(vec![RateTable { from: None, default: default.map(number), roles }])
    }

    /// How many findings there are on an entry of Ana, who is designer until the end of May, and developer.
    fn count(agency: RateCard, own: RateCard, entry: NewTimeEntry) -> usize {
        let mut portfolio = portfolio();
        portfolio.agency.rates = agency;
        portfolio.people[0].rates = own;
        let mut site = project("site");
        site.team = vec![assignment(0, Some("2026-05-31"), None), assignment(0, None, None)];
        (site.team[0].roles, site.team[1].roles) = (vec![DESIGNER], vec![DEVELOPER]);
        site.log.time.push(entry);
        portfolio.projects = vec![site];
        found(&RULE, &Facts::new(&portfolio, date("2026-11-20"))).len()
    }

    #[test]
    fn a_role_is_asked_for_where_it_decides_the_rate() {
        let entry = || worked("2026-05-31", "1");
        let roles = || card(Some("100"), &[(DESIGNER, "110")]);
        let same = || card(Some("100"), &[(DESIGNER, "110"), (DEVELOPER, "110")]);
        let unknown = || card(None, &[(DESIGNER, "110")]);
        let none = RateCard::default;
        assert_eq!(count(card(Some("100"), &[]), none(), entry()), 0);
        assert_eq!(count(roles(), none(), entry()), 1);
        assert_eq!(count(none(), roles(), entry()), 1);
        assert_eq!(count(same(), none(), entry()), 0);
        assert_eq!(count(unknown(), none(), entry()), 1);
        assert_eq!(count(roles(), none(), worked("2026-06-01", "1")), 0);
        assert_eq!(count(roles(), none(), NewTimeEntry { role: Some(DEVELOPER), ..entry() }), 0);
        assert_eq!(count(roles(), none(), NewTimeEntry { rate: Some(number("90")), ..entry() }), 0);
    }
}
