"""Every design of a table there is.

The order of the designs is part of what a seed draws: a new one stands at the end.
"""

from __future__ import annotations

from corpora.synthetic.web.design import Design
from corpora.synthetic.web.designs import (
    banking,
    bills,
    budgets,
    disclosures,
    forms,
    goods,
    inspections,
    listings,
    medicine,
    people,
    schedules,
    schools,
    science,
    sports,
    statements,
    statistics,
    travel,
)

DESIGNS: tuple[Design, ...] = (
    statistics.yearbook, statistics.leveled, science.crosstab, statistics.grouped, science.experiment,
    science.regression, science.survey, budgets.budget, sports.league, science.matrix, statistics.months,
    statistics.small, statistics.headless, statistics.indicators, statistics.series, statistics.folded,
    budgets.remarked,
    statements.balance_sheet, statements.two_sided, statements.income, statements.cash_flow, budgets.budget_actual,
    banking.bank, banking.amortisation, disclosures.segments, banking.fund_facts, banking.performance,
    disclosures.holders, disclosures.movements, disclosures.ageing, disclosures.summary,
    people.staff, listings.projects, goods.catalogue, goods.menu, listings.glossary, goods.parts, goods.comparison,
    listings.regulations, people.responsibilities, listings.literature, goods.specification, goods.models,
    listings.bulleted, listings.questions, people.directory, listings.checklist, listings.scoring,
    schools.lessons, travel.trains, travel.connections, travel.departures, schedules.programme, schedules.roster,
    schedules.plan, schedules.opening, schools.exams, medicine.dosage, goods.sizes_chart, schedules.outlook,
    goods.nutrition, medicine.laboratory, sports.standings, sports.matches, schedules.month, schedules.agenda,
    forms.application, forms.approval, inspections.inspection, inspections.checklist, inspections.evaluation,
    medicine.medical, forms.sign_in, forms.certificate, forms.key_values, forms.parameters, forms.questions,
    forms.record_card, forms.survey,
    bills.invoice, bills.tax_invoice, bills.quotation, bills.delivery, bills.receipt, bills.payslip, bills.meter,
    bills.benefits, travel.itinerary, banking.transfer, banking.account,
)  # fmt: skip
