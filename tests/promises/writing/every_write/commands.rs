//! Every writing command, with the lines that it is to change and no others: worked by hand.

/// A command, and the lines that differ afterwards, each below the name of its file.
pub(crate) type Case = (&'static str, &'static [&'static str]);

const ACME: &str = "clients/acme/client.toml";
const WEBSITE: &str = "clients/acme/website.toml";

pub(crate) const RECORDS: &[Case] = &[
    (
        "log acme/website 1h30m --who ana --date 2026-11-03 'the form \"again\"'",
        &[
            WEBSITE,
            "+  { date = 2026-11-03, who = \"ana\", hours = 1.5, note = \"the form \\\"again\\\"\" },",
        ],
    ),
    (
        "log --stdin <<< {\"project\": \"acme/website\", \"who\": \"ana\", \"hours\": 2, \"date\": \"2026-11-12\"}\n\
         {\"project\": \"acme/website\", \"who\": \"ben\", \"hours\": 1, \"date\": \"2026-11-01\", \"billable\": false}\n\
         {\"project\": \"delta/care\", \"who\": \"ana\", \"hours\": 0.25, \"date\": \"2026-11-12\"}\n",
        &[
            WEBSITE,
            "+  { date = 2026-11-01, who = \"ben\", hours = 1, billable = false },",
            "+  { date = 2026-11-12, who = \"ana\", hours = 2 },",
            "clients/delta/care.toml",
            "+[log]",
            "+time = [",
            "+  { date = 2026-11-12, who = \"ana\", hours = 0.25 },",
            "+]",
        ],
    ),
    (
        "expense acme/website 89.50 train to the harbour --who ben --date 11-05",
        &[
            WEBSITE,
            "+expenses = [",
            "+  { date = 2026-11-05, amount = 89.50, note = \"train to the harbour\", who = \"ben\" },",
            "+]",
        ],
    ),
    (
        "invoice acme/website 2 500 --date 2026-11-19 --due 2026-12-01",
        &[WEBSITE, "+  { number = \"2\", date = 2026-11-19, amount = 500, due = 2026-12-01 },"],
    ),
    (
        "paid acme/website 1",
        &[
            WEBSITE,
            "-  { number = \"1\", date = 2026-11-02, amount = 12_000 },",
            "+  { number = \"1\", date = 2026-11-02, amount = 12_000, paid = 2026-11-20 },",
        ],
    ),
    (
        "paid acme/website 1 --amount 4000 the first third",
        &[
            WEBSITE,
            "+payments = [",
            "+  { date = 2026-11-20, invoice = \"1\", amount = 4000, note = \"the first third\" },",
            "+]",
        ],
    ),
    (
        "progress acme/website 40% half of the pages --by ana",
        &[
            WEBSITE,
            "+progress = [",
            "+  { date = 2026-11-20, percent = 40, by = \"ana\", note = \"half of the pages\" },",
            "+]",
        ],
    ),
    (
        "pulse acme/website --who ben --clarity 4 --respect 2",
        &[WEBSITE, "+pulse = [", "+  { date = 2026-11-20, who = \"ben\", clarity = 4, respect = 2 },", "+]"],
    ),
    (
        "touch acme --with tom,eva --kind tough --cause budget --mood 2 --by ana --date 2026-11-04 --about website",
        &[
            ACME,
            "+  { date = 2026-11-04, with = [\"tom\", \"eva\"], by = \"ana\", kind = \"tough\", mood = 2, \
             cause = \"budget\", about = \"website\" },",
        ],
    ),
    ("raise acme seo", &[ACME, "+stage = \"raised\"", "+raised = [2026-11-20]"]),
    (
        "change ask acme/website A newsletter --asked-by tom --hours 10 --amount -200 --days 3",
        &[
            WEBSITE,
            "+[[changes]]",
            "+id = \"a-newsletter\"",
            "+title = \"A newsletter\"",
            "+asked = 2026-11-20",
            "+by = \"tom\"",
            "+hours = 10",
            "+amount = -200",
            "+days = 3",
        ],
    ),
    ("change quote acme/website spanish", &[WEBSITE, "+quoted = 2026-11-20"]),
    (
        "wait acme/website A signature --contact eva --due 2026-12-04",
        &[
            WEBSITE,
            "+[[waits]]",
            "+id = \"a-signature\"",
            "+title = \"A signature\"",
            "+asked = 2026-11-20",
            "+contact = \"eva\"",
            "+due = 2026-12-04",
        ],
    ),
    (
        "change accept acme/website slider --decided-by eva --told-by ana --told-mood 5 --trade 'no forum'",
        &[
            WEBSITE,
            "+status = \"accepted\"",
            "+decided = 2026-11-20",
            "+decided-by = \"eva\"",
            "+told-by = \"ana\"",
            "+told-mood = 5",
            "+trade = \"no forum\"",
        ],
    ),
    ("change absorb acme/website spanish", &[WEBSITE, "+status = \"absorbed\"", "+decided = 2026-11-20"]),
    (
        "change decline acme/website spanish --told-by ana --reason 'no time'",
        &[
            WEBSITE,
            "+status = \"declined\"",
            "+decided = 2026-11-20",
            "+told-by = \"ana\"",
            "+reason = \"no time\"",
        ],
    ),
    (
        "change defer acme/website spanish --date 2026-11-18",
        &[WEBSITE, "+status = \"deferred\"", "+decided = 2026-11-18"],
    ),
    ("change withdraw acme/website slider", &[WEBSITE, "+status = \"withdrawn\"", "+decided = 2026-11-20"]),
    (
        "away ana 2026-12-07 2026-12-11 --note skiing",
        &[
            "people/ana.toml",
            "+[log]",
            "+away = [",
            "+  { from = 2026-12-07, until = 2026-12-11, note = \"skiing\" },",
            "+]",
        ],
    ),
    ("away ben 2027-02-01", &["people/ben.toml", "+  { from = 2027-02-01 },"]),
];

pub(crate) const PEOPLE: &[Case] = &[
    (
        "assign acme/website ana account-manager,director --from 2026-12-01 --hours 1d",
        &[
            WEBSITE,
            "+  { who = \"ana\", roles = [\"account-manager\", \"director\"], from = 2026-12-01, hours = 8 },",
        ],
    ),
    (
        "assign delta/care ben developer",
        &["clients/delta/care.toml", "+team = [", "+  { who = \"ben\", roles = [\"developer\"] },", "+]"],
    ),
    (
        "unassign acme/website ana",
        &[
            WEBSITE,
            "-  { who = \"ana\", roles = [\"project-manager\"] },",
            "+  { who = \"ana\", roles = [\"project-manager\"], until = 2026-11-20 },",
        ],
    ),
    (
        "unassign acme/website ben designer --until 2026-11-30",
        &[
            WEBSITE,
            "-  { who = \"ben\", roles = [\"designer\", \"developer\"], from = 2026-11-02 },",
            "+  { who = \"ben\", roles = [\"designer\", \"developer\"], from = 2026-11-02, until = 2026-11-30 },",
            "+  { who = \"ben\", roles = [\"developer\"], from = 2026-12-01 },",
        ],
    ),
    ("own acme/website tasks ben", &[WEBSITE, "+tasks = \"ben\""]),
    ("own acme/website invoices ben", &[WEBSITE, "-invoices = \"ana\"", "+invoices = \"ben\""]),
    ("own acme/website timeline ben", &[WEBSITE, "-accountable = \"ana\"", "+accountable = \"ben\""]),
    // The last waiver takes its header along.
    (
        "own acme/website scope ana",
        &[WEBSITE, "+scope = \"ana\"", "-[responsibilities.waived]", "-scope = \"they decide\""],
    ),
    ("own delta/care tasks ben", &["clients/delta/care.toml", "+[responsibilities]", "+tasks = \"ben\""]),
    (
        "waive acme/website invoices their parent is invoiced",
        &[WEBSITE, "-[responsibilities]", "-invoices = \"ana\"", "+invoices = \"their parent is invoiced\""],
    ),
    (
        "waive acme/website timeline there is none",
        &[WEBSITE, "-[responsibilities.timeline]", "-accountable = \"ana\"", "+timeline = \"there is none\""],
    ),
    (
        "waive delta/care invoices monthly, by hand",
        &["clients/delta/care.toml", "+[responsibilities.waived]", "+invoices = \"monthly, by hand\""],
    ),
];

pub(crate) const ENTITIES: &[Case] = &[
    (
        "add client nova Nova --lead ana",
        &["clients/nova/client.toml is new", "+name = \"Nova\"", "+lead = \"ana\""],
    ),
    (
        "add person cleo Cleo Marsh --role developer --capacity 30",
        &["people/cleo.toml is new", "+name = \"Cleo Marsh\"", "+roles = [\"developer\"]", "+capacity = 30"],
    ),
    (
        "add project acme/shop The shop --amount 5000 --hours 60 --start 2026-12-01",
        &[
            "clients/acme/shop.toml is new",
            "+name = \"The shop\"",
            "+status = \"active\"",
            "+billing = \"fixed\"",
            "+start = 2026-12-01",
            "+[budget]",
            "+amount = 5000",
            "+hours = 60",
        ],
    ),
    (
        "add contact acme rosa Rosa Lind --role finance --rapport ana",
        &[
            ACME,
            "+[[contacts]]",
            "+id = \"rosa\"",
            "+name = \"Rosa Lind\"",
            "+roles = [\"finance\"]",
            "+rapport = [\"ana\"]",
        ],
    ),
    (
        "add opportunity acme app An app --value 9000",
        &[ACME, "+[[opportunities]]", "+id = \"app\"", "+title = \"An app\"", "+value = 9000"],
    ),
    (
        "add phase acme/website launch --hours 20 --due 2027-02-20",
        &[WEBSITE, "+[[phases]]", "+id = \"launch\"", "+hours = 20", "+due = 2027-02-20"],
    ),
    (
        "add outcome acme/website bookings a week --target 120",
        &[WEBSITE, "+[[outcomes]]", "+metric = \"bookings a week\"", "+target = \"120\""],
    ),
    (
        "add milestone acme/website/launch The site is live --amount 18000 --phase design",
        &[
            WEBSITE,
            "+[[milestones]]",
            "+id = \"launch\"",
            "+title = \"The site is live\"",
            "+amount = 18000",
            "+phase = \"design\"",
        ],
    ),
];

pub(crate) const AGENCY: &[Case] = &[
    (
        "fx EUR USD 1.0832 --date 2026-11-02",
        &[
            "standing.toml",
            "+[[fx]]",
            "+date = 2026-11-02",
            "+from = \"EUR\"",
            "+to = \"USD\"",
            "+rate = 1.0832",
        ],
    ),
    ("cost ana 65", &["private/costs.toml", "-hourly = 62.50 # a guess", "+hourly = 65 # a guess"]),
    ("cost ben 50", &["private/costs.toml", "+[ben]", "+hourly = 50"]),
    (
        "cost overhead 9500 --from 2027-01-01",
        &["private/costs.toml", "+[[overhead.history]]", "+from = 2027-01-01", "+monthly = 9500"],
    ),
];

pub(crate) const CHANGES: &[Case] = &[
    (
        "set acme/website status done",
        &[WEBSITE, "-status = \"active\"", "+status = \"done\"", "+finished = 2026-11-20"],
    ),
    (
        "set acme/website status paused",
        &[
            WEBSITE,
            "-status = \"active\"",
            "+status = \"paused\"",
            "+pauses = [",
            "+  { from = 2026-11-20 },",
            "+]",
        ],
    ),
    // What stands behind a value stays, and so do the blanks around it.
    (
        "set acme/website budget.hours 420",
        &[
            WEBSITE,
            "-hours  =  400.0   # as agreed by telephone",
            "+hours  =  420   # as agreed by telephone",
        ],
    ),
    ("set acme/website phases.design.done 2026-11-19", &[WEBSITE, "+done = 2026-11-19"]),
    ("set acme/website firm budget,deadline", &[WEBSITE, "+firm = [\"budget\", \"deadline\"]"]),
    (
        "set acme name 'Acme & Sons'",
        &[ACME, "-name = 'Acme'  # since forever", "+name = \"Acme & Sons\"  # since forever"],
    ),
    ("set acme readiness open", &[ACME, "+readiness = \"open\"", "+readiness-since = 2026-11-20"]),
    ("set acme contacts.tom.title Head of sales", &[ACME, "+title = \"Head of sales\""]),
    ("set ana capacity 32.5", &["people/ana.toml", "+capacity = 32.5"]),
    (
        "set ana capacity 32.5 --from 2026-12-01",
        &[
            "people/ana.toml",
            "+[[capacity]]",
            "+hours = 40",
            "+[[capacity]]",
            "+from = 2026-12-01",
            "+hours = 32.5",
        ],
    ),
    (
        "set acme/website rates.developer 120 --from 2026-12-01",
        &[WEBSITE, "+[[rates]]", "+from = 2026-12-01", "+developer = 120"],
    ),
    ("close-books 2026-10", &["standing.toml", "+books-closed = 2026-10-31"]),
    ("set . thresholds.load 0.9", &["standing.toml", "+[thresholds]", "+load = 0.9"]),
    ("remove acme/website due", &[WEBSITE, "-due = 2027-02-26"]),
    (
        "remove acme/website log.time.2026-11-10",
        &[
            WEBSITE,
            "-  # a long day",
            "-  { date = 2026-11-10, who = \"ben\", hours = 7.50, role = \"designer\" },",
        ],
    ),
    (
        "remove acme/website changes.spanish",
        &[WEBSITE, "-[[changes]]", "-id = \"spanish\"", "-title = \"Spanish\"", "-asked = 2026-11-03"],
    ),
    (
        "remove acme opportunities.seo",
        &[
            ACME,
            "-[[opportunities]]",
            "-id = \"seo\"",
            "-title = \"Search engines\"",
            "-need = \"nobody finds them\"",
        ],
    ),
    (
        "remove delta/care",
        &[
            "clients/delta/care.toml is gone",
            "-name = \"Care\"",
            "-status = \"active\"",
            "-billing = \"hourly\"",
        ],
    ),
];

pub(crate) const RENAMES: &[Case] = &[
    (
        "rename ben benno",
        &[
            WEBSITE,
            "-  { who = \"ben\", roles = [\"designer\", \"developer\"], from = 2026-11-02 },",
            "+  { who = \"benno\", roles = [\"designer\", \"developer\"], from = 2026-11-02 },",
            "-  { date = 2026-11-10, who = \"ben\", hours = 7.50, role = \"designer\" },",
            "+  { date = 2026-11-10, who = \"benno\", hours = 7.50, role = \"designer\" },",
            "people/ben.toml is gone",
            "-name = \"Ben\"",
            "-[log]",
            "-away = [",
            "-  { from = 2026-12-21, until = 2027-01-01 },",
            "-]",
            "people/benno.toml is new",
            "+name = \"Ben\"",
            "+[log]",
            "+away = [",
            "+  { from = 2026-12-21, until = 2027-01-01 },",
            "+]",
        ],
    ),
    (
        "rename acme/tom thomas",
        &[
            ACME,
            "-id = \"tom\"",
            "+id = \"thomas\"",
            "-  {date=2026-11-09,with=\"tom\",by=\"ana\",kind=\"email\"},",
            "+  {date=2026-11-09,with=\"thomas\",by=\"ana\",kind=\"email\"},",
        ],
    ),
    (
        "rename delta/care upkeep",
        &[
            "clients/delta/care.toml is gone",
            "-name = \"Care\"",
            "-status = \"active\"",
            "-billing = \"hourly\"",
            "clients/delta/upkeep.toml is new",
            "+name = \"Care\"",
            "+status = \"active\"",
            "+billing = \"hourly\"",
        ],
    ),
];

/// All of them.
pub(crate) fn all() -> impl Iterator<Item = &'static Case> {
    [RECORDS, PEOPLE, ENTITIES, AGENCY, CHANGES, RENAMES].into_iter().flatten()
}
