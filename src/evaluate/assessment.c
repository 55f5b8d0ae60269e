/* Scores of the assessment two ways, and its ledgers by day, month, quarter and year.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/assessment.h"

#include "model/figure.h"

#include <math.h>
#include <string.h>

/* Far finer than any score is shown, far coarser than what summing leaves. */
#define RANK_DECIMALS 9

/* Sums of one subject while checks are gathered. */
typedef struct
{
  const char *subject;
  gboolean is_department;
  guint *n;    /* by dimension */
  double *sum; /* by dimension */
} Gathering;

static void
gathering_free (gpointer data)
{
  Gathering *gathering = data;

  g_free (gathering->n);
  g_free (gathering->sum);
  g_free (gathering);
}

static void
assessed_clear (gpointer data)
{
  g_free (((PentadAssessed *)data)->by_dimension);
}

/* Whether the check counts in a table of that kind, and of what its subject is. */
static gboolean
is_wanted (const PentadCheck *check,
           const PentadDivisions *divisions,
           const PentadCatalogue *catalogue,
           PentadAssessor kind,
           int assessor,
           gboolean *is_department)
{
  PentadLevel level =
      kind == PENTAD_ASSESS_BY_DISTRICT ? PENTAD_LEVEL_DISTRICT : PENTAD_LEVEL_STREET;
  int by = pentad_divisions_find (divisions, level, check->assessor);

  if (by == PENTAD_NO_PLACE || (assessor != PENTAD_NO_PLACE && by != assessor))
    return FALSE;
  *is_department = pentad_catalogue_find_department (catalogue, check->subject) >= 0;
  return *is_department || (kind == PENTAD_ASSESS_BY_DISTRICT &&
                            pentad_divisions_find (divisions, PENTAD_LEVEL_STREET,
                                                   check->subject) != PENTAD_NO_PLACE);
}

static void
gather (GHashTable *by_subject,
        const PentadCheck *check,
        guint n_dimensions,
        gboolean is_department)
{
  Gathering *gathering = g_hash_table_lookup (by_subject, check->subject);

  if (gathering == NULL)
    {
      gathering = g_new0 (Gathering, 1);
      gathering->subject = check->subject;
      gathering->is_department = is_department;
      gathering->n = g_new0 (guint, n_dimensions);
      gathering->sum = g_new0 (double, n_dimensions);
      g_hash_table_insert (by_subject, check->subject, gathering);
    }
  gathering->n[check->dimension]++;
  gathering->sum[check->dimension] += check->score;
}

static PentadAssessed
assess (const Gathering *gathering, guint n_dimensions)
{
  PentadAssessed assessed = { gathering->subject, gathering->is_department };
  double sum = 0;
  guint n = 0;

  assessed.by_dimension = g_new (double, n_dimensions);
  for (guint i = 0; i < n_dimensions; i++)
    {
      assessed.n += gathering->n[i];
      assessed.by_dimension[i] = gathering->n[i] > 0 ? gathering->sum[i] / gathering->n[i] : NAN;
      if (gathering->n[i] > 0)
        {
          sum += assessed.by_dimension[i];
          n++;
        }
    }
  assessed.total = sum / n;
  return assessed;
}

/* What ranks go by: means of the same scores are the same in whatever order they were summed. */
static double
get_merit (const PentadAssessed *assessed)
{
  return pentad_figure_round (assessed->total, RANK_DECIMALS);
}

static int
compare_assessed (gconstpointer a, gconstpointer b)
{
  const PentadAssessed *x = a, *y = b;

  if (x->is_department != y->is_department)
    return x->is_department ? 1 : -1;
  if (get_merit (x) != get_merit (y))
    return get_merit (x) > get_merit (y) ? -1 : 1;
  return strcmp (x->subject, y->subject);
}

static void
set_ranks (GArray *rows)
{
  guint first = 0; /* of the streets, or of the departments */

  for (guint i = 0; i < rows->len; i++)
    {
      PentadAssessed *row = &g_array_index (rows, PentadAssessed, i);
      const PentadAssessed *before = i > 0 ? row - 1 : NULL;

      if (before != NULL && before->is_department != row->is_department)
        first = i;
      row->rank = i > first && get_merit (before) == get_merit (row) ? before->rank : i - first + 1;
    }
}

PentadAssessmentTable *
pentad_assessment_table_new (const PentadAssessments *assessments,
                             const PentadDivisions *divisions,
                             const PentadCatalogue *catalogue,
                             PentadAssessor kind,
                             int assessor,
                             const PentadPeriod *period)
{
  g_autoptr (GHashTable) by_subject =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, gathering_free);
  PentadAssessmentTable *table = g_new0 (PentadAssessmentTable, 1);
  GHashTableIter iter;
  gpointer value;

  table->n_dimensions = assessments->dimensions->len;
  table->rows = g_array_new (FALSE, FALSE, sizeof (PentadAssessed));
  g_array_set_clear_func (table->rows, assessed_clear);
  for (guint i = 0; i < assessments->checks->len; i++)
    {
      const PentadCheck *check = &g_array_index (assessments->checks, PentadCheck, i);
      gboolean is_department;

      if (check->day >= period->from && check->day <= period->to &&
          is_wanted (check, divisions, catalogue, kind, assessor, &is_department))
        gather (by_subject, check, table->n_dimensions, is_department);
    }
  g_hash_table_iter_init (&iter, by_subject);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      PentadAssessed row = assess (value, table->n_dimensions);

      g_array_append_val (table->rows, row);
    }
  g_array_sort (table->rows, compare_assessed);
  set_ranks (table->rows);
  return table;
}

void
pentad_assessment_table_free (PentadAssessmentTable *table)
{
  g_array_unref (table->rows);
  g_free (table);
}

const PentadAssessed *
pentad_assessment_table_find (const PentadAssessmentTable *table, const char *subject)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const PentadAssessed *row = &g_array_index (table->rows, PentadAssessed, i);

      if (g_strcmp0 (row->subject, subject) == 0)
        return row;
    }
  return NULL;
}

double
pentad_assessment_combine (const PentadAssessmentTable *by_district,
                           const PentadAssessmentTable *by_street,
                           const char *department,
                           const PentadAssessmentRules *rules)
{
  const PentadAssessed *rows[] = { pentad_assessment_table_find (by_district, department),
                                   pentad_assessment_table_find (by_street, department) };
  const double weights[] = { rules->district_weight, rules->street_weight };
  double sum = 0, weight = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i] != NULL)
      {
        sum += weights[i] * rows[i]->total;
        weight += weights[i];
      }
  return weight > 0 ? sum / weight : NAN;
}

static PentadPeriod
unit_of_day (gint32 day, PentadLedgerUnit unit)
{
  static const PentadPeriodKind kinds[] = {
    [PENTAD_LEDGER_DAY] = PENTAD_PERIOD_TODAY,
    [PENTAD_LEDGER_MONTH] = PENTAD_PERIOD_MONTH,
    [PENTAD_LEDGER_QUARTER] = PENTAD_PERIOD_QUARTER,
    [PENTAD_LEDGER_YEAR] = PENTAD_PERIOD_YEAR,
  };

  return pentad_period_current (kinds[unit], day);
}

static void
ledger_entry_clear (gpointer data)
{
  pentad_assessment_table_free (((PentadLedgerEntry *)data)->table);
}

GArray *
pentad_assessment_ledger (const PentadAssessments *assessments,
                          const PentadDivisions *divisions,
                          const PentadCatalogue *catalogue,
                          PentadAssessor kind,
                          PentadLedgerUnit unit,
                          const PentadPeriod *period)
{
  GArray *ledger = g_array_new (FALSE, FALSE, sizeof (PentadLedgerEntry));
  gint32 day = period->from;

  g_array_set_clear_func (ledger, ledger_entry_clear);
  while (day <= period->to)
    {
      PentadLedgerEntry entry = { .period = unit_of_day (day, unit) };
      gint32 last = day;

      /* A current period ends on its day: walk on to the last day of the same unit. */
      while (last < period->to && unit_of_day (last + 1, unit).from == entry.period.from)
        last++;
      entry.period.from = MAX (entry.period.from, period->from);
      entry.period.to = last;
      entry.table = pentad_assessment_table_new (assessments, divisions, catalogue, kind,
                                                 PENTAD_NO_PLACE, &entry.period);
      if (entry.table->rows->len > 0)
        g_array_append_val (ledger, entry);
      else
        pentad_assessment_table_free (entry.table);
      day = last + 1;
    }
  return ledger;
}
