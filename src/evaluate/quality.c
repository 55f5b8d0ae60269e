/* Data-quality findings that show in the figures only: rates above 100 %, places that went silent,
 * classes that suddenly drop, parts that do not add up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/quality.h"

#include <math.h>

/* Counters that count some of what another counts, in the same row of history (model/counter.h). */
static const struct
{
  PentadCount part, whole;
} parts[] = {
  { PENTAD_COUNT_PATROL_REPORT, PENTAD_COUNT_REPORT },
  { PENTAD_COUNT_PUBLIC_REPORT, PENTAD_COUNT_REPORT },
  { PENTAD_COUNT_VALID_PATROL_REPORT, PENTAD_COUNT_PATROL_DECIDED },
  { PENTAD_COUNT_IN_TIME_VERIFY, PENTAD_COUNT_NEED_VERIFY },
  { PENTAD_COUNT_IN_TIME_ACCEPT, PENTAD_COUNT_ACCEPT },
  { PENTAD_COUNT_IN_TIME_FILE, PENTAD_COUNT_FILE },
  { PENTAD_COUNT_IN_TIME_DISPATCH, PENTAD_COUNT_NEED_DISPATCH },
  { PENTAD_COUNT_IN_TIME_DISPOSE, PENTAD_COUNT_DISPOSE },
  { PENTAD_COUNT_DUE_DISPOSED, PENTAD_COUNT_NEED_DISPOSE },
  { PENTAD_COUNT_IN_TIME_CHECK, PENTAD_COUNT_NEED_CHECK },
  { PENTAD_COUNT_IN_TIME_CLOSE, PENTAD_COUNT_CLOSE },
  { PENTAD_COUNT_SAME_DAY_CLOSE, PENTAD_COUNT_CLOSE },
  { PENTAD_COUNT_SATISFIED, PENTAD_COUNT_RETURN_VISIT },
};

/* What a check goes by. */
typedef struct
{
  PentadCity *city;
  const PentadDivisions *divisions;
  const PentadScheme *scheme;
  gint32 today;
  GPtrArray *findings;
} Check;

static gint64
value_of (const PentadHistoryEntry *entry, PentadCount count)
{
  gint64 sum = 0;

  for (guint i = 0; i < entry->n_values; i++)
    if (entry->values[i].count == count)
      sum += (gint64)entry->values[i].value;
  return sum;
}

static const char *
code_of (const Check *check, int place)
{
  return place != PENTAD_NO_PLACE ? pentad_divisions_get (check->divisions, place)->code : NULL;
}

/* --- Rates above 100 % ----------------------------------------------------------------------- */

static gboolean
has_term (const GArray *terms, PentadCount count)
{
  for (guint i = 0; i < terms->len; i++)
    if (g_array_index (terms, PentadTerm, i).count == count)
      return TRUE;
  return FALSE;
}

/* The rate that the part of the whole makes; the counter itself when the scheme has none. */
static const char *
find_rate (const PentadScheme *scheme, PentadCount part, PentadCount whole)
{
  for (guint i = 0; i < scheme->indicators->len; i++)
    {
      const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, i);

      if (indicator->unit == PENTAD_UNIT_PERCENT && has_term (indicator->numerator, part) &&
          has_term (indicator->denominator, whole))
        return indicator->id;
    }
  return pentad_count_id (part);
}

/* All days of all places go through here: a row that has no more than one of each counter, as most
 * have, is looked at once. */
static void
check_rates (const Check *check, const PentadHistoryEntry *entry)
{
  gint64 counts[PENTAD_N_COUNTS];
  guint64 here = 0;

  for (guint i = 0; i < entry->n_values; i++)
    {
      counts[entry->values[i].count] = (gint64)entry->values[i].value;
      here |= G_GUINT64_CONSTANT (1) << entry->values[i].count;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if ((here >> parts[i].part & 1) == 0)
        continue;
      gint64 part = counts[parts[i].part];
      gint64 whole = (here >> parts[i].whole & 1) != 0 ? counts[parts[i].whole] : 0;
      if (part <= whole)
        continue;
      PentadFinding *finding = pentad_findings_count (
          check->findings, PENTAD_FINDING_RATE_ABOVE_100, code_of (check, entry->place),
          find_rate (check->scheme, parts[i].part, parts[i].whole), NULL);
      double rate = whole > 0 ? 100.0 * (double)part / (double)whole : INFINITY;

      finding->found = isnan (finding->found) ? rate : MAX (finding->found, rate);
      finding->expected = 100;
    }
}

/* --- Silent places --------------------------------------------------------------------------- */

/* The finest level that the history tells of. */
static PentadLevel
finest_level (const Check *check)
{
  PentadLevel finest;

  pentad_city_get_history_level (check->city, &finest);
  return finest;
}

/* Reports of each place of a level over the days that count; NULL when the history does not hold
 * them all. */
static gint64 *
sum_reports (const Check *check, PentadLevel level, int days)
{
  int n, first = pentad_divisions_get_level (check->divisions, level, &n);
  PentadHistoryPlace at;
  PentadHistoryEntry entry;
  gint64 *sums;

  for (gint32 day = check->today - days; day < check->today; day++)
    if (!pentad_city_has_history (check->city, day))
      return NULL;
  sums = g_new0 (gint64, (gsize)n);
  pentad_city_begin_history (check->city, &at, check->today - days, check->today - 1);
  while (pentad_city_next_history (check->city, &at, &entry))
    if (entry.place >= first && entry.place < first + n)
      sums[entry.place - first] += value_of (&entry, PENTAD_COUNT_REPORT);
  return sums;
}

/* The places of a district, as far as they report: how many there are, and how many reports. */
typedef struct
{
  int n;
  gint64 reports;
} Around;

/* Silent places are told of by street; coarser ones by themselves. */
static void
note_silent (const Check *check, int place)
{
  int street = pentad_divisions_ancestor (check->divisions, place, PENTAD_LEVEL_STREET);

  pentad_findings_count (check->findings, PENTAD_FINDING_SILENT_GRIDS,
                         code_of (check, street != PENTAD_NO_PLACE ? street : place), NULL,
                         code_of (check, place));
}

static void
check_silence (const Check *check)
{
  const PentadQualityRules *rules = &check->scheme->quality;
  PentadLevel level = finest_level (check);
  g_autofree Around *around = NULL;
  g_autofree gint64 *sums = NULL;
  int n, first = pentad_divisions_get_level (check->divisions, level, &n);

  /* Without silent_least nothing compares as enough. */
  if (rules->silent_days <= 0 || level <= PENTAD_LEVEL_DISTRICT)
    return;
  sums = sum_reports (check, level, rules->silent_days);
  if (sums == NULL)
    return;
  around = g_new0 (Around, (gsize)pentad_divisions_get_count (check->divisions));
  for (int i = 0; i < n; i++)
    {
      int district = pentad_divisions_ancestor (check->divisions, first + i, PENTAD_LEVEL_DISTRICT);

      around[MAX (district, 0)].n += sums[i] > 0;
      around[MAX (district, 0)].reports += sums[i];
    }
  for (int i = 0; i < n; i++)
    {
      const Around *here = &around[MAX (
          pentad_divisions_ancestor (check->divisions, first + i, PENTAD_LEVEL_DISTRICT), 0)];

      if (sums[i] == 0 && here->n > 0 && (double)here->reports >= rules->silent_least * here->n)
        note_silent (check, first + i);
    }
}

/* --- Classes that drop ----------------------------------------------------------------------- */

static void
check_drops (const Check *check)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (check->city);
  const PentadQualityRules *rules = &check->scheme->quality;
  int days = rules->drop_days;

  if (catalogue == NULL || days <= 0 || isnan (rules->drop_share) || isnan (rules->drop_least))
    return;
  for (gint32 day = check->today - 2 * days; day < check->today; day++)
    if (!pentad_city_has_history (check->city, day))
      return;

  /* Before and after, by class. */
  g_autofree gint64 *sums = g_new0 (gint64, 2 * (gsize)MAX (catalogue->classes->len, 1));
  PentadHistoryPlace at;
  PentadHistoryEntry entry;
  pentad_city_begin_history (check->city, &at, check->today - 2 * days, check->today - 1);
  while (pentad_city_next_history (check->city, &at, &entry))
    if (entry.class_index >= 0)
      sums[2 * entry.class_index + (entry.day >= check->today - days)] +=
          value_of (&entry, PENTAD_COUNT_REPORT);
  for (guint i = 0; i < catalogue->classes->len; i++)
    {
      double before = (double)sums[2 * i] / days, after = (double)sums[2 * i + 1] / days;

      if (before < rules->drop_least || after > before * rules->drop_share)
        continue;
      PentadFinding *finding =
          pentad_findings_count (check->findings, PENTAD_FINDING_SUDDEN_DROP,
                                 pentad_catalogue_get_class (catalogue, (int)i)->code, NULL, NULL);
      finding->found = after;
      finding->expected = before;
    }
}

/* --- Sums that differ from their parts ------------------------------------------------------- */

static const struct
{
  const char *id;
  gsize offset; /* of an int in PentadStaffRow; -1 not sent */
} staff_counts[] = {
#define FIELD(name)                                                                                \
  {                                                                                                \
#name, G_STRUCT_OFFSET(PentadStaffRow, name)                                                   \
  }
  FIELD (establishment),      FIELD (established), FIELD (officers),    FIELD (frontline),
  FIELD (certified),          FIELD (auxiliaries), FIELD (supervisors), FIELD (supervisors_on_duty),
  FIELD (supervisors_online), FIELD (vehicles),    FIELD (recorders),   FIELD (terminals),
#undef FIELD
};

static int
get_count (const PentadStaffRow *row, guint i)
{
  return G_STRUCT_MEMBER (int, row, staff_counts[i].offset);
}

/* Parts that are not sent explain a sum that is larger, and only that. */
static void
compare_sum (
    const Check *check, const char *code, const char *what, double sent, double sum, gboolean all)
{
  if (sum <= sent && (!all || sum >= sent))
    return;
  PentadFinding *finding =
      pentad_findings_count (check->findings, PENTAD_FINDING_TOTALS_DIFFER, code, what, NULL);
  finding->found = sum;
  finding->expected = sent;
}

static void
check_staff_sum (const Check *check, const PentadStaff *staff, int place, const GArray *children)
{
  const PentadStaffRow *row = pentad_staff_find (staff, code_of (check, place));

  for (guint i = 0; row != NULL && i < G_N_ELEMENTS (staff_counts); i++)
    {
      double sum = 0;
      guint n = 0;

      for (guint k = 0; k < children->len; k++)
        {
          const PentadStaffRow *part =
              pentad_staff_find (staff, code_of (check, g_array_index (children, int, k)));

          if (part == NULL || get_count (part, i) < 0)
            continue;
          sum += get_count (part, i);
          n++;
        }
      if (n > 0 && get_count (row, i) >= 0)
        compare_sum (check, code_of (check, place), staff_counts[i].id, get_count (row, i), sum,
                     n == children->len);
    }
}

static void
check_population (const Check *check, int place, const GArray *children)
{
  gint64 sent = pentad_divisions_get (check->divisions, place)->population;
  double sum = 0;
  guint n = 0;

  for (guint k = 0; k < children->len; k++)
    {
      gint64 part =
          pentad_divisions_get (check->divisions, g_array_index (children, int, k))->population;

      sum += part >= 0 ? (double)part : 0;
      n += part >= 0;
    }
  if (sent >= 0 && n > 0)
    compare_sum (check, code_of (check, place), "population", (double)sent, sum,
                 n == children->len);
}

/* Sums are sent of districts, their parts of streets. */
static void
check_totals (const Check *check)
{
  const PentadStaff *staff = pentad_city_get_staff (check->city);
  int n, first = pentad_divisions_get_level (check->divisions, PENTAD_LEVEL_DISTRICT, &n);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GArray) children = pentad_divisions_children (check->divisions, first + i);

      check_population (check, first + i, children);
      if (staff != NULL)
        check_staff_sum (check, staff, first + i, children);
    }
}

/* --- Together -------------------------------------------------------------------------------- */

/* What the history of a city tells. Every poll asks, and days that are over hardly change; all of
 * them are walked through, which takes a while and may be done in pieces. */
typedef struct
{
  guint64 revision; /* of the history */
  gint32 today;
  PentadScheme *scheme;
  PentadHistoryPlace at; /* of the walk */
  gboolean is_over;
  GPtrArray *findings;
} Told;

#define TOLD_KEY "pentad-quality"

static void
told_free (gpointer data)
{
  Told *told = data;

  pentad_scheme_unref (told->scheme);
  g_ptr_array_unref (told->findings);
  g_free (told);
}

/* Anew, when what it comes from is another. */
static Told *
get_told (const Check *check)
{
  guint64 revision = pentad_city_get_history_revision (check->city);
  Told *told = g_object_get_data (G_OBJECT (check->city), TOLD_KEY);

  if (told != NULL && told->revision == revision && told->today == check->today &&
      told->scheme == check->scheme)
    return told;
  told = g_new0 (Told, 1);
  told->revision = revision;
  told->today = check->today;
  told->scheme = pentad_scheme_ref ((PentadScheme *)check->scheme);
  told->findings = pentad_findings_new ();
  pentad_city_begin_history (check->city, &told->at, G_MININT32, G_MAXINT32);
  g_object_set_data_full (G_OBJECT (check->city), TOLD_KEY, told, told_free);
  return told;
}

/* So many rows further. */
static void
walk_on (const Check *check, Told *told, guint n_rows)
{
  Check own = *check;
  PentadHistoryEntry entry;

  own.findings = told->findings;
  for (; n_rows > 0; n_rows--)
    {
      if (pentad_city_next_history (own.city, &told->at, &entry))
        {
          check_rates (&own, &entry);
          continue;
        }
      check_silence (&own);
      check_drops (&own);
      told->is_over = TRUE;
      return;
    }
}

static Check
begin (PentadCity *city, gint64 time, GPtrArray *findings)
{
  return (Check){ .city = city,
                  .divisions = pentad_city_get_divisions (city),
                  .scheme = pentad_city_get_scheme (city),
                  .today = pentad_zone_day (pentad_city_get_zone (city), time),
                  .findings = findings };
}

gboolean
pentad_quality_prepare (PentadCity *city, gint64 time, guint n_rows)
{
  Check check = begin (city, time, NULL);
  Told *told;

  if (check.divisions == NULL || check.scheme == NULL)
    return FALSE;
  told = get_told (&check);
  if (!told->is_over)
    walk_on (&check, told, n_rows);
  return !told->is_over;
}

GPtrArray *
pentad_quality_check (PentadCity *city, gint64 time)
{
  Check check = begin (city, time, pentad_findings_new ());
  Told *told;

  if (check.divisions == NULL || check.scheme == NULL)
    return check.findings;
  told = get_told (&check);
  if (!told->is_over)
    walk_on (&check, told, G_MAXUINT);
  pentad_findings_append (check.findings, told->findings);
  check_totals (&check);
  return check.findings;
}

GPtrArray *
pentad_quality_list (PentadCity *city, gint64 time)
{
  GPtrArray *list = pentad_findings_new ();
  g_autoptr (GPtrArray) own = pentad_quality_check (city, time);

  pentad_findings_append (list, pentad_city_get_findings (city));
  pentad_findings_append (list, own);
  return list;
}
