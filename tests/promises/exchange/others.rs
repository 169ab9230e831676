//! Invoices and contacts of other tools, each once; and a page for programs that work in the folder.

use std::fs;

use super::world::agency;
use crate::world::command::{printed, run, said};

#[test]
fn an_invoice_is_taken_over_once_and_net_of_tax() {
    let folder = agency(&[]);
    let text = "Issue Date,Last Payment Date,ID,Client,Subject,Balance,Subtotal,Discount,Tax,Currency\n\
                2026-03-02,2026-03-20,26-1,Acme,Site,0.00,1050.00,50.00,190.00,Euro - EUR\n\
                2026-03-03,2026-03-25,26-2,Acme,Site,69.00,100.00,0.00,19.00,Euro - EUR\n";
    fs::write(folder.path().join("i.csv"), text).unwrap();
    let words = ["import", "invoices", "harvest", "i.csv"];
    let output = run(folder.path(), words);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(printed(&output), "acme/website: 2 invoices\n2 invoices\n");
    assert!(said(&output).contains("1 invoice was paid in part"));
    let website = fs::read_to_string(folder.path().join("clients/acme/website.toml")).unwrap();
    // Due after 30 days, as nothing else is agreed: 2 March and 30 days are 1 April.
    for line in [
        "  { number = \"26-1\", date = 2026-03-02, amount = 1000, due = 2026-04-01, paid = 2026-03-20 },",
        "  { number = \"26-2\", date = 2026-03-03, amount = 100, due = 2026-04-02 },",
    ] {
        assert!(website.contains(line), "{website}");
    }
    assert_eq!(printed(&run(folder.path(), words)), "0 new, 2 already there\n");
    fs::write(folder.path().join("i.csv"), text.replace("1050.00", "1060.00")).unwrap();
    let output = run(folder.path(), words);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("i.csv:2: invoice 26-1 is there already, of 2026-03-02 with 1,000.00 EUR")
    );
}

#[test]
fn a_contact_is_taken_over_once_by_email_or_name() {
    let folder = agency(&[]);
    let vcf = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eva Lind\r\nEMAIL:eva@example.com\r\nEND:VCARD\r\n";
    fs::write(folder.path().join("a.vcf"), vcf).unwrap();
    fs::write(folder.path().join("a.csv"), "name,email\nE. Lind,EVA@example.com\nJon Berg,\n").unwrap();
    let output = run(folder.path(), ["import", "contacts", "vcard", "a.vcf", "--client", "acme"]);
    assert_eq!(printed(&output), "acme: 1 contact\n", "{}", said(&output));
    let output = run(folder.path(), ["import", "contacts", "csv", "a.csv", "--client", "acme"]);
    assert_eq!(printed(&output), "acme: 1 contact; 1 already there\n", "{}", said(&output));
    let client = fs::read_to_string(folder.path().join("clients/acme/client.toml")).unwrap();
    assert!(
        client.contains("id = \"eva-lind\"\nname = \"Eva Lind\"\nemail = \"eva@example.com\"\n"),
        "{client}"
    );
    let again = run(folder.path(), ["import", "contacts", "csv", "a.csv", "--client", "acme"]);
    assert_eq!(printed(&again), "acme: 0 new, 2 already there\n");
}

#[test]
fn the_page_for_programs_is_written_once_and_never_replaced() {
    let folder = agency(&[]);
    assert_eq!(printed(&run(folder.path(), ["init", "--agents"])), "AGENTS.md written\n");
    let page = folder.path().join("AGENTS.md");
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.lines().count() <= 30 && text.contains("private/"), "{text}");
    fs::write(&page, "mine\n").unwrap();
    let output = run(folder.path(), ["init", "--agents"]);
    assert_eq!(printed(&output), "AGENTS.md was left as it is\n", "{}", said(&output));
    assert_eq!(fs::read_to_string(&page).unwrap(), "mine\n");
}

#[test]
fn an_invoice_in_another_currency_is_none_of_the_project() {
    let folder = agency(&[]);
    let head = "Issue Date,ID,Client,Subject,Balance,Subtotal,Discount,Currency\n";
    let row = "2026-03-02,26-1,Acme,Site,1000.00,1000.00,0.00,";
    let words = ["import", "invoices", "harvest", "i.csv"];
    fs::write(folder.path().join("i.csv"), format!("{head}{row}US Dollar - USD\n")).unwrap();
    let output = run(folder.path(), words);
    assert_eq!(output.status.code(), Some(2));
    let why = "i.csv:2: invoice 26-1 is in USD, and acme/website is in EUR";
    assert!(said(&output).contains(why), "{}", said(&output));
    fs::write(folder.path().join("i.csv"), format!("{head}{row}Euro - EUR\n")).unwrap();
    assert_eq!(printed(&run(folder.path(), words)), "acme/website: 1 invoice\n1 invoice\n");
}

#[test]
fn a_card_of_an_old_address_book_has_its_letters() {
    let folder = agency(&[]);
    let vcf = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCr=\r\n\
               gen;;;\r\nEMAIL;INTERNET:jm@example.com\r\nEND:VCARD\r\n";
    fs::write(folder.path().join("a.vcf"), vcf).unwrap();
    let words = ["import", "contacts", "vcard", "a.vcf", "--client", "acme"];
    let output = run(folder.path(), words);
    assert_eq!(printed(&output), "acme: 1 contact\n", "{}", said(&output));
    let client = fs::read_to_string(folder.path().join("clients/acme/client.toml")).unwrap();
    assert!(client.contains("name = \"J\u{fc}rgen M\u{fc}ller\"\n"), "{client}");
    let strange = vcf.replace("J=C3=BCr=", "J=FCr=");
    fs::write(folder.path().join("a.vcf"), strange).unwrap();
    let output = run(folder.path(), words);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("a.vcf:3: "), "{}", said(&output));
}
