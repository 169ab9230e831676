//! What the words of the pages mean, as one says it to an owner: those that stand above figures most often, by what they are
//! about. How each is computed stands below it, in the words of the glossary.

/// A word, and what it means.
pub(crate) type Plain = (&'static str, &'static str);

/// The words by what they are about.
pub(crate) const TOPICS: [(&str, &[Plain]); 6] = [
    ("about projects and their budgets", &PROJECTS),
    ("about money", &MONEY),
    ("about what clients ask for", &REQUESTS),
    ("about clients", &CLIENTS),
    ("about people and their hours", &PEOPLE),
    ("about the months to come", &AHEAD),
];

/// How figures are computed whose words stand for something else in the glossary too, or which it tells in signs. Nothing
/// where there is nothing to compute.
pub(crate) const COMPUTED: [Plain; 20] = [
    ("accepted", ""),
    (
        "at stake",
        "What is over a budget, overdue, not invoiced or asked for counts as it is; hours at the mean bill rate of their project. What \
         is late: what is left to do of it, by how late it is; all of it where the date is firm. Where a client may be lost, a part of \
         their income of twelve months: half where the executive's mood is below 2.50, a quarter where it is another's, a twentieth \
         where a talk or a person lacks.",
    ),
    ("answer", ""),
    ("at completion", "Spent / the share of the work that is done."),
    (
        "cash",
        "What is open of invoices, and what will be invoiced, each in the month in which that client usually pays; what is overdue, in \
         the first. What could be invoiced already and is not, is in none.",
    ),
    ("client", ""),
    ("deferred", "Invoiced − revenue, where positive."),
    ("done", ""),
    ("executive", ""),
    (
        "finish",
        "If the work has come to where the plan has it on its 40th working day, and took 50 days for that, a plan of 100 working \
         days takes 125 of them from the start. It is never before the day of the report.",
    ),
    ("hours given away", ""),
    ("look at", ""),
    ("manager", ""),
    ("margin", "Revenue − cost."),
    ("mood", "The mean of the talks of the last mood-days."),
    ("open", ""),
    (
        "signed",
        "The fees of retainers, by calendar days; what is left of a fixed price, and of the budget of hourly work with an end, \
         evenly over the working days to its due date or its forecast, whichever is later.",
    ),
    (
        "unsigned",
        "The fees of the last 60 days, for each working day to its due date, else of the next three months.",
    ),
    ("unbilled", "Revenue − invoiced, where positive."),
    ("yes", "(accepted + absorbed) / (accepted + absorbed + declined)."),
];

const PROJECTS: [Plain; 21] = [
    (
        "budget",
        "What was agreed for a project, in money, in hours or in both. What the client accepted since is in it.",
    ),
    (
        "spent",
        "What the work so far took of the budget: its hours, or what they are worth at our rates. It is not what came in.",
    ),
    ("burn", "How much of the budget is spent. At 100 % nothing is left."),
    ("left", "What is left of the budget."),
    ("done", "How much of the work is done, as the team said last; of a part, the day on which it was done."),
    ("at completion", "What the whole will have taken in the end, if the rest goes as the work so far."),
    ("runs out", "The day on which nothing is left of the budget, if the work goes on at this pace."),
    (
        "state",
        "How it stands. Of a budget: ok, at-risk (it will not be enough as things go) or over (more is spent than there was). Of \
         a plan: on-track, at-risk or late. Of a person: free, ok, overloaded or away. Unknown where nobody wrote down what one \
         would have to know.",
    ),
    (
        "schedule",
        "How the plan stands: on-track, at-risk (as things go it will be finished too late), late, or ongoing where no end was agreed.",
    ),
    ("start", "The day on which the work begins."),
    (
        "due",
        "The day by which the work is to be finished, or the invoice paid. What moved it since is in it.",
    ),
    ("due at first", "The day that was agreed in the beginning."),
    (
        "finish",
        "The day on which the work will be finished if it goes on at this pace; of finished work, the day on which it was.",
    ),
    ("finished", "The day on which the work was finished or given up."),
    ("days late", "How many days past the due date it is, or will be at this pace."),
    ("planned", "How much of the work should be done by now, if all had gone by the plan."),
    ("phase", "A part of the work, with hours or days of its own."),
    ("of hours", "The hours that were planned for it."),
    (
        "firm",
        "What must not move on this project: the budget, the deadline or the scope. Whoever moves it has to give something else up.",
    ),
    ("last work", "The last day on which somebody worked on it."),
    ("hours", "Hours of work."),
];

const MONEY: [Plain; 24] = [
    (
        "at stake",
        "What is lost, or does not come in, if nobody does anything about it. How it was computed stands beside it.",
    ),
    ("revenue", "What we earned by the work that is done, whether it is invoiced or not."),
    ("invoiced", "What our invoices say."),
    ("received", "What was paid to us."),
    ("outstanding", "What is invoiced and not paid yet."),
    ("overdue", "What of that should have been paid by now."),
    (
        "open",
        "Of an invoice: what is not paid yet. Of requests: how many nobody answered. Of a client: how many opportunities there are.",
    ),
    ("to invoice", "What could be invoiced today; in the months to come, what will be."),
    ("unbilled", "What we earned and did not invoice yet."),
    ("deferred", "What we invoiced and have still to work for."),
    ("credit", "What we owe the client: paid too much, or a credit note that was not refunded."),
    ("amount", "A sum of money: of an invoice, a part of the work, or a request."),
    ("invoices", "When invoices are written."),
    ("fees", "What the hours are worth at our rates."),
    ("expenses", "What we paid for the work besides our own hours."),
    ("gross income", "Revenue less all expenses: what is there to pay ourselves with."),
    (
        "margin",
        "What is left of the revenue once the hours and expenses that it took are paid at what they cost us.",
    ),
    (
        "margin at completion",
        "The margin that the whole will leave in the end, if the rest goes as the work so far.",
    ),
    ("margin %", "The margin as a share of the revenue."),
    ("cost", "What the work costs us: salaries and expenses."),
    ("given away", "Work that was done and is billed to nobody, at what it would have cost the client."),
    (
        "hours given away",
        "The hours of requests that are done for free, as they were estimated; what they took stands beside each.",
    ),
    ("days to pay", "How many days' revenue is invoiced and not paid."),
    ("realization", "What came of the hours: revenue as a share of what they are worth at our rates."),
];

const REQUESTS: [Plain; 19] = [
    (
        "brief",
        "A letter to a client: where their projects stand, and what we need from them. Whoever keeps these files can print it.",
    ),
    (
        "done for free lately",
        "Requests that were done for free within the last 90 days. What is older is not at stake any more.",
    ),
    ("change", "Something that a client asked for beyond what was agreed."),
    (
        "answer",
        "What we said to a request: accepted (the budget grows), absorbed (done for free), declined, deferred (later), withdrawn by \
         the client, or open (not answered yet).",
    ),
    ("asked", "When it was asked for."),
    ("asked by", "Who asked for it."),
    ("quoted", "When we named a price. From then on the client has to answer."),
    ("accepted", "Requests that are paid for."),
    ("yes", "How many of the requests that were answered got a yes, paid for or free."),
    ("growth", "How much larger the project became by accepted requests."),
    ("due moved", "By how many days the due date moved."),
    ("exposure", "What the requests are worth that nobody has answered."),
    ("decided in", "After how many days requests are answered, in the middle."),
    ("quoted in", "After how many days we name a price, in the middle."),
    ("unexplained", "Hours beyond the budget for which no request is on record."),
    ("took", "The hours that were spent on it."),
    ("flags", "What is worth a look, in a word each; the page of rules says why."),
    ("what", "What was found, or what it is."),
    ("look at", "The part of a page that answers the line."),
];

const CLIENTS: [Plain; 21] = [
    ("client", "Who pays."),
    ("contact", "Somebody on the client's side."),
    (
        "mood",
        "How they felt when we last talked, as we saw it: from 1, furious, to 5, delighted. Of several talks, the mean.",
    ),
    (
        "executive",
        "Who signs there, and decides on the next project; and whether we talk with them often enough: ok, due, never, missing \
         (there is nobody), or idle (nothing is under way).",
    ),
    ("manager", "Who says from day to day what is needed; and whether we talk with them often enough."),
    ("last reached", "When we last talked with them."),
    ("rapport with", "Who of us gets on well with them."),
    ("readiness", "Whether they want more from us now: not-now, steady, open or asking."),
    ("income", "What came of them in all, by our invoices."),
    ("income 12m", "What came of them in the last twelve months, by our invoices."),
    ("share", "How much of what all clients brought in twelve months is theirs."),
    ("worth", "What their open opportunities are worth, before chances."),
    ("referred", "How many clients they sent us, and these in turn."),
    (
        "pays late",
        "How many days after the due date they usually pay; below zero, before it. Only invoices that are paid count, none that is overdue.",
    ),
    (
        "is",
        "What they are to us today: a prospect, a customer who bought once, a client who came back, or dormant.",
    ),
    ("becomes", "What they would be next, and what it takes."),
    ("influence", "How much somebody's word counts there: low, medium or high."),
    (
        "cause",
        "What made a talk a tough one: the timeline, the budget, the quality, the scope, people, or something else.",
    ),
    ("lead", "Who of us looks after the client."),
    ("trend", "Whether their mood is getting better or worse: the last three talks less the three before."),
    ("unplanned", "How much of the time was an interruption that nobody had planned."),
];

const PEOPLE: [Plain; 20] = [
    ("person", "One of us."),
    ("role", "What somebody does on a project."),
    ("hours a week", "The hours a week for which they are on it."),
    ("capacity", "The hours that they have, without holidays and absences."),
    ("assigned", "The hours for which they are on projects."),
    (
        "load",
        "The hours for which they are on projects, as a share of the hours that they have. Above 100 % it is too much.",
    ),
    ("logged", "The hours that they wrote down."),
    ("billable", "The hours of these that a client pays."),
    ("utilization", "The hours that a client pays, as a share of the hours that they have."),
    ("projects a day", "On how many projects they work in a day, in the mean."),
    ("task", "Something that every project needs somebody for, such as its estimates."),
    ("tasks", "What every project needs somebody for, such as its estimates."),
    ("accountable", "Who answers for it: one person."),
    ("held by", "Who does it: those who are named for it, and all who have one of its roles."),
    (
        "because",
        "Why somebody is wanting: nobody does it (gap), who does is away or leaves (vacant-soon), or has too much (overloaded).",
    ),
    ("whose", "Who does it now."),
    ("who", "Whom it is about; where somebody is wanting, who could do it best."),
    ("else", "Who else could do it."),
    (
        "how",
        "How somebody could take it on: own (it only has to be said), assign (they can do it), train (they want to, or are learning \
         it), ask (nobody wrote how much they have to do); hire, where it is nobody of us.",
    ),
    (
        "hours free",
        "The hours a week that they have left on every day on which it is wanted, after what is proposed before it, project by \
         project from A to Z. By role, all hours of a person count for the first of their roles.",
    ),
];

const AHEAD: [Plain; 9] = [
    ("signed", "What is still to come of work that was agreed."),
    (
        "likely",
        "What would come of work that is not sold yet, each part by its chance: of 10,000 at 40 %, 4,000.",
    ),
    ("chance", "How likely it is that we get it."),
    ("unsigned", "What work by the hour without an end would bring, if it goes on as in the last 60 days."),
    ("cash", "What will come in, on the days on which each client usually pays."),
    (
        "break-even",
        "What a month has to earn so that everybody and everything is paid: what the hours cost that everybody has in it, without \
         holidays and absences (of whoever is paid for what is logged, the hours assigned), and overhead.",
    ),
    ("tentative", "Hours for work that is not sold yet, where its team is written down."),
    ("unstaffed", "Hours for which somebody is on a project who will be gone by then."),
    ("ends", "The day on which something ends."),
];
