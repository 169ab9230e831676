//! The folder of pages: every link leads somewhere, the same workspace gives the same bytes, nothing internal gets out,
//! and nobody else's file is touched.

mod agrees;
mod asked;
mod browser;
mod private;
#[cfg(unix)]
mod published;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use crate::world::command::{run, said, well};
use crate::world::folder::{Files, copy_of_the_example, example_agency, files, write};

/// Makes the pages of the example in a folder.
fn made(options: &[&str], folder: &Path) -> Files {
    let example = example_agency();
    let words = ["site", folder.to_str().unwrap()].into_iter().chain(options.iter().copied());
    well(run(&example, words));
    files(folder)
}

fn text(files: &Files, path: &str) -> String {
    String::from_utf8(files[Path::new(path)].clone()).unwrap()
}

/// What stands in the attributes of that name.
fn attributes<'t>(html: &'t str, name: &str) -> Vec<&'t str> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_link_leads_to_a_file_of_the_folder() {
    for day in ["2026-11-20", "2026-06-17"] {
        every_link_leads_to_a_file_as_of(day);
    }
}

fn every_link_leads_to_a_file_as_of(day: &str) {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal", "--as-of", day], folder.path());
    let (mut links, mut targets) = (0, BTreeMap::new());
    for (path, bytes) in files.iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "html")) {
        let html = String::from_utf8(bytes.clone()).unwrap();
        let ids: BTreeSet<&str> = attributes(&html, "id").into_iter().collect();
        assert_eq!(ids.len(), attributes(&html, "id").len(), "{}: an id stands twice", path.display());
        for link in attributes(&html, "href") {
            links += 1;
            let (file, id) = link.split_once('#').map_or((link, None), |(file, id)| (file, Some(id)));
            let target = if file.is_empty() { path.clone() } else { resolved(path.parent().unwrap(), file) };
            assert!(files.contains_key(&target), "{}: {link}", path.display());
            if let Some(id) = id {
                let page = targets.entry(target.clone()).or_insert_with(|| ids_of(&files, &target));
                assert!(page.contains(id), "{}: {link}", path.display());
            }
        }
    }
    assert!(links > 1000, "{links}");
}

/// The names on a page that links may lead to.
fn ids_of(files: &Files, page: &Path) -> BTreeSet<String> {
    let html = String::from_utf8(files[page].clone()).unwrap();
    attributes(&html, "id").into_iter().map(str::to_owned).collect()
}

fn resolved(folder: &Path, link: &str) -> PathBuf {
    let mut path = folder.to_owned();
    for part in Path::new(link).components() {
        match part {
            Component::ParentDir => assert!(path.pop(), "{link} leaves the folder"),
            Component::Normal(name) => path.push(name),
            other => panic!("{other:?} in {link}"),
        }
    }
    path
}

#[test]
fn a_page_for_each_client_project_person_and_report_with_the_day_and_the_same_way_on() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&[], folder.path());
    for path in [
        "index.html",
        "budget.html",
        "schedule.html",
        "workload.html",
        "money.html",
        "checks.html",
        "names.html",
        "clients/tamblewick.html",
        "projects/tamblewick/shop.html",
        "people/priya.html",
        "data/budget.csv",
        "style.css",
        ".standing-site",
    ] {
        assert!(files.contains_key(Path::new(path)), "{path}");
    }
    let shop = text(&files, "projects/tamblewick/shop.html");
    assert!(shop.contains("as of 2026-11-20") && shop.contains("href=\"../../data/budget.csv\""), "{shop}");
    let client = "<a href=\"../../clients/tamblewick.html\" title=\"tamblewick\">Tamblewick Furniture</a>";
    assert!(shop.contains(client), "{shop}");
    let index = text(&files, "index.html");
    for html in [&shop, &index] {
        let policy = "default-src 'none'; style-src 'self'; img-src 'self'";
        assert!(html.contains(policy) && html.contains("noindex") && html.contains("no-referrer"), "{html}");
        assert!(!html.contains(" style=") && !html.contains("<script"), "{html}");
        assert_eq!(html.matches("<h1>").count(), 1);
    }
    assert!(index.contains("projects/tamblewick/shop.html"), "the overview leads to what it speaks of");
    // Whoever reads it has no terminal: what is to be looked at is a page.
    assert!(!index.contains(">standing ") && index.contains("<a href=\"money.html\">money</a>"), "{index}");
    let invoices = "<a href=\"projects/brackwater/growth.html#invoices\"";
    assert!(index.contains(invoices), "{index}");
    assert!(index.contains("<a href=\"checks.html\">all findings</a>"), "{index}");
    assert!(index.contains("<dt><a href=\"budget.html\">budgets</a></dt>"), "{index}");
    let growth = text(&files, "projects/brackwater/growth.html");
    let found = "<th scope=\"row\"><a href=\"../../rules.html#overdue-invoice\">overdue-invoice</a></th>";
    assert!(growth.contains(found) && growth.contains("<th scope=\"row\">2026-040</th>"), "{growth}");
    let person = |id: &str, name: &str| format!("<a href=\"../people/{id}.html\" title=\"{id}\">{name}</a>");
    let team = [person("joaquin", "Joaquin Tal"), person("kaia", "Kaia Rennick-Obe")].join(", ");
    assert!(text(&files, "clients/ottermere.html").contains(&team));
    let joaquin = text(&files, "people/joaquin.html");
    let away = "<span class=\"day\">2026-10-12</span> to <span class=\"day\">2027-01-08</span>";
    assert!(joaquin.contains(away), "{joaquin}");
}

#[test]
fn the_overview_says_what_is_first() {
    let folder = tempfile::tempdir().unwrap();
    let index = text(&made(&[], folder.path()), "index.html");
    let (_, table) = index.split_once("what needs attention, most at stake first").unwrap();
    let (first, second) = (table.find("18,275.00").unwrap(), table.find("14,721.91").unwrap());
    assert!(first < second, "{table}");
}

/// A note of a touch with an executive asks what something cost.
#[test]
fn a_quote_that_speaks_of_costs_is_told_inside_alone() {
    let folder = tempfile::tempdir().unwrap();
    for (options, is_told) in [([].as_slice(), false), (&["--internal"], true)] {
        let pages = made(options, folder.path());
        let told =
            pages.iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("campaign cost him"));
        assert_eq!(told.count() > 0, is_told, "{options:?}");
        assert!(text(&pages, "index.html").contains("18,275.00"), "the finding is told: {options:?}");
    }
}

/// Whoever reads pages has no shell.
#[test]
fn no_page_asks_for_a_command() {
    let folder = tempfile::tempdir().unwrap();
    for options in [[].as_slice(), &["--internal"]] {
        for (path, bytes) in made(options, folder.path()) {
            let html = String::from_utf8(bytes).unwrap();
            assert!(!html.contains("<code>standing"), "{}: {html}", path.display());
        }
    }
}

/// A long page says at its top what is on it, and each part can be linked to; what few want to see is folded.
#[test]
fn a_long_page_leads_to_its_parts() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&[], folder.path());
    let shop = text(&files, "projects/tamblewick/shop.html");
    let contents = shop.split("<nav class=\"contents\"").nth(1).unwrap().split("</nav>").next().unwrap();
    for part in [
        "what was agreed",
        "invoiced and paid",
        "the team, and the hours of each",
        "the last touches about it",
    ] {
        let link = contents.split("<li>").find(|link| link.contains(part)).unwrap();
        let place = attributes(link, "href")[0].trim_start_matches('#');
        assert!(shop.contains(&format!("<h2 id=\"{place}\">{part}</h2>")), "{part}: {shop}");
    }
    let ahead = text(&files, "ahead.html");
    let folded = ahead.split("<details").nth(1).unwrap().split("</details>").next().unwrap();
    assert!(folded.contains("the hours of each role, month by month") && folded.contains("account-manager"));
}

/// Costs and what is left after them stay inside, also where the months to come are told on the first page.
#[test]
fn what_the_months_cost_is_told_inside_alone() {
    let folder = tempfile::tempdir().unwrap();
    let index = text(&made(&[], folder.path()), "index.html");
    assert!(index.contains("13,310.71*") && index.contains("4,159.22"), "{index}");
    assert!(!index.contains("37,441.20") && !index.contains("24,130.49"), "{index}");
}

#[test]
fn the_same_workspace_gives_the_same_bytes() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let [one, other] = folders.each_ref().map(|folder| made(&["--internal"], folder.path()));
    assert!(one == other);
    assert!(made(&["--internal"], folders[0].path()) == one);
}

#[test]
fn pages_of_what_is_gone_go_and_files_of_others_stay_and_are_named() {
    let workspace = copy_of_the_example();
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    let make = || run(workspace.path(), ["site", site.to_str().unwrap()]);
    well(make());
    write(&site, "CNAME", "pages.example.com\n");
    std::fs::remove_dir_all(workspace.path().join("clients/hexmoor")).unwrap();
    let output = make();
    let words = said(&output);
    well(output);
    assert!(words.contains("removed 3 files of an earlier run"), "{words}");
    assert!(words.contains("not ours, and left alone: CNAME"), "{words}");
    assert!(!site.join("clients/hexmoor.html").exists() && !site.join("projects/hexmoor").exists());
    assert!(site.join("CNAME").exists());
}

#[test]
fn a_folder_of_others_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "thesis.tex", "mine");
    let output = run(&example_agency(), ["site", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("holds files that standing did not write"), "{}", said(&output));
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn one_client_s_folder_has_their_brief_and_nothing_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--client", "gorseholm"], folder.path());
    let names: Vec<&str> = files.keys().filter_map(|path| path.to_str()).collect();
    assert_eq!(names, [".standing-site", "index.html", "style.css"]);
    let page = text(&files, "index.html");
    assert!(page.contains("Gorseholm") && page.contains("Tariff finder"), "{page}");
    for other in ["tamblewick", "skerrow", "priya", "tomas"] {
        assert!(!page.to_lowercase().contains(other), "{other}");
    }
}
