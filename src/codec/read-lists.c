/* Readers of the lists that change rarely: catalogue, calendar, scheme.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/fields.h"

#include <math.h>
#include <string.h>

#define FINISH(guard, value, free_func, error)                                                     \
  (pentad_guard_finish ((guard), (error)) ? (pentad_guard_clear (guard), (value))                  \
                                          : (pentad_guard_clear (guard), free_func (value), NULL))

/* A class or a department as it is read. */
typedef struct
{
  char *code, *kind, *major, *division, *group;
  PentadLabel name;
} Entry;

static void
entry_clear (Entry *entry)
{
  g_free (entry->code);
  g_free (entry->kind);
  g_free (entry->major);
  g_free (entry->division);
  g_free (entry->group);
  pentad_label_clear (&entry->name);
}

static gboolean
read_entry (PentadGuard *guard, Entry *entry)
{
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "code"))
        pentad_field_string (guard, &entry->code);
      else if (pentad_guard_name_is (name, len, "name"))
        pentad_field_label (guard, &entry->name);
      else if (pentad_guard_name_is (name, len, "kind"))
        pentad_field_string (guard, &entry->kind);
      else if (pentad_guard_name_is (name, len, "major"))
        pentad_field_string (guard, &entry->major);
      else if (pentad_guard_name_is (name, len, "division"))
        pentad_field_string (guard, &entry->division);
      else if (pentad_guard_name_is (name, len, "group"))
        pentad_field_string (guard, &entry->group);
      else
        pentad_guard_skip (guard);
    }
  return pentad_field_require (guard, entry->code, "a code");
}

PentadCatalogue *
pentad_read_catalogue (const char *data, gsize len, const char *origin, GError **error)
{
  PentadCatalogue *catalogue = pentad_catalogue_new ();
  const char *name;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      gboolean classes = pentad_guard_name_is (name, name_len, "classes");

      if (classes || pentad_guard_name_is (name, name_len, "departments"))
        {
          if (pentad_field_begin_array (&guard))
            while (pentad_guard_next_element (&guard))
              {
                Entry entry = { 0 };

                if (read_entry (&guard, &entry) && classes)
                  pentad_catalogue_add_class (
                      catalogue, entry.code, &entry.name,
                      g_strcmp0 (entry.kind, "component") == 0 ? PENTAD_CLASS_COMPONENT
                      : g_strcmp0 (entry.kind, "event") == 0   ? PENTAD_CLASS_EVENT
                                                               : PENTAD_CLASS_OTHER,
                      entry.major);
                else if (!pentad_guard_failed (&guard))
                  pentad_catalogue_add_department (catalogue, entry.code, &entry.name,
                                                   entry.division, entry.group);
                entry_clear (&entry);
              }
        }
      else if (pentad_guard_name_is (name, name_len, "scheme"))
        pentad_field_string (&guard, &catalogue->scheme);
      else
        pentad_guard_skip (&guard);
    }
  return FINISH (&guard, catalogue, pentad_catalogue_unref, error);
}

/* Working hours of a day at most. */
#define MAX_SPANS 16

static void
read_hours (PentadGuard *guard, PentadCalendar *calendar)
{
  int spans[MAX_SPANS][2];
  guint n = 0;

  if (pentad_field_begin_array (guard))
    while (pentad_guard_next_element (guard))
      {
        int ends[3] = { -1, -1, -1 }, i = 0;

        pentad_guard_begin_array (guard);
        for (; pentad_guard_next_element (guard); i++)
          pentad_field_clock (guard, &ends[MIN (i, 2)]);
        if (pentad_guard_failed (guard))
          return;
        if (i != 2 || ends[0] < 0 || ends[0] >= ends[1] || (n > 0 && ends[0] < spans[n - 1][1]) ||
            n == MAX_SPANS)
          {
            pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                               "spans like [\"08:00\", \"12:00\"], in order and apart");
            return;
          }
        spans[n][0] = ends[0];
        spans[n++][1] = ends[1];
      }
  if (!pentad_guard_failed (guard) && n > 0)
    pentad_calendar_set_hours (calendar, (const int (*)[2])spans, n);
}

static void
read_days (PentadGuard *guard,
           PentadCalendar *calendar,
           void (*add) (PentadCalendar *calendar, gint32 day))
{
  if (pentad_field_begin_array (guard))
    while (pentad_guard_next_element (guard))
      {
        gint32 day = PENTAD_NO_DAY;

        if (pentad_field_day (guard, &day) && day != PENTAD_NO_DAY)
          add (calendar, day);
      }
}

PentadCalendar *
pentad_read_calendar (
    const char *data, gsize len, const char *origin, PentadZone *zone, GError **error)
{
  PentadCalendar *calendar = pentad_calendar_new (zone);
  const char *name;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (pentad_guard_name_is (name, name_len, "hours"))
        read_hours (&guard, calendar);
      else if (pentad_guard_name_is (name, name_len, "holidays"))
        read_days (&guard, calendar, pentad_calendar_add_holiday);
      else if (pentad_guard_name_is (name, name_len, "make_up_days"))
        read_days (&guard, calendar, pentad_calendar_add_make_up_day);
      else if (pentad_guard_name_is (name, name_len, "years"))
        {
          if (pentad_field_begin_array (&guard))
            while (pentad_guard_next_element (&guard))
              {
                int year = 0;

                if (pentad_field_count (&guard, &year))
                  pentad_calendar_add_year (calendar, year);
              }
        }
      else
        pentad_guard_skip (&guard);
    }
  return FINISH (&guard, calendar, pentad_calendar_unref, error);
}

/* One of several words; fails with the list of them. */
static gboolean
read_choice (
    PentadGuard *guard, const char *const *words, int n_words, const char *expected, int *choice)
{
  const char *text;
  gsize len;

  if (!pentad_guard_get_string (guard, &text, &len))
    return FALSE;
  for (int i = 0; i < n_words; i++)
    if (strlen (words[i]) == len && memcmp (words[i], text, len) == 0)
      {
        *choice = i;
        return TRUE;
      }
  return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, expected);
}

static gboolean
read_terms (PentadGuard *guard, GArray *terms)
{
  const char *text;
  gsize len;

  if (pentad_field_begin_array (guard))
    while (pentad_guard_next_element (guard))
      {
        PentadTerm term = { .sign = 1 };

        if (!pentad_guard_get_string (guard, &text, &len))
          return FALSE;
        if (len > 0 && text[0] == '-')
          {
            term.sign = -1;
            text++;
            len--;
          }
        if (!pentad_count_parse (text, len, &term.count))
          return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                                    "the id of a counter, perhaps after “-”");
        g_array_append_val (terms, term);
      }
  return !pentad_guard_failed (guard);
}

static void
read_indicator (PentadGuard *guard, PentadScheme *scheme)
{
  static const char *const units[] = { "count", "percent", "hours" };
  static const char *const betters[] = { "none", "high", "low" };
  static const char *const measures[] = { "counts",      "outside",      "mean_time",
                                          "median_time", "staff_online", "staff_coverage" };
  PentadIndicator *indicator = pentad_scheme_add (scheme, NULL);
  int choice = 0;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "id"))
        pentad_field_string (guard, &indicator->id);
      else if (pentad_guard_name_is (name, len, "label"))
        pentad_field_label (guard, &indicator->label);
      else if (pentad_guard_name_is (name, len, "cohort"))
        pentad_field_string (guard, &indicator->cohort);
      else if (pentad_guard_name_is (name, len, "target"))
        pentad_field_double (guard, &indicator->target);
      else if (pentad_guard_name_is (name, len, "numerator"))
        read_terms (guard, indicator->numerator);
      else if (pentad_guard_name_is (name, len, "denominator"))
        read_terms (guard, indicator->denominator);
      else if (pentad_guard_name_is (name, len, "unit"))
        {
          if (read_choice (guard, units, G_N_ELEMENTS (units), "count, percent or hours", &choice))
            indicator->unit = (PentadUnit)choice;
        }
      else if (pentad_guard_name_is (name, len, "better"))
        {
          if (read_choice (guard, betters, G_N_ELEMENTS (betters), "high, low or none", &choice))
            indicator->better = (PentadBetter)choice;
        }
      else if (pentad_guard_name_is (name, len, "measure"))
        {
          if (read_choice (
                  guard, measures, G_N_ELEMENTS (measures),
                  "counts, outside, mean_time, median_time, staff_online or staff_coverage",
                  &choice))
            indicator->measure = (PentadMeasure)choice;
        }
      else
        pentad_guard_skip (guard);
    }
  pentad_field_require (guard, indicator->id, "the indicator's id");
}

/* Minutes to seconds. */
static void
read_step (PentadGuard *guard, int *seconds)
{
  int minutes = 0;

  if (!pentad_field_count (guard, &minutes))
    return;
  if (minutes > 100000)
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "minutes below 100000");
  *seconds = minutes * 60;
}

static void
read_steps (PentadGuard *guard, PentadStepLimits *limits)
{
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      int *seconds = pentad_guard_name_is (name, len, "verify")     ? &limits->verify_s
                     : pentad_guard_name_is (name, len, "accept")   ? &limits->accept_s
                     : pentad_guard_name_is (name, len, "file")     ? &limits->file_s
                     : pentad_guard_name_is (name, len, "dispatch") ? &limits->dispatch_s
                     : pentad_guard_name_is (name, len, "check")    ? &limits->check_s
                     : pentad_guard_name_is (name, len, "close")    ? &limits->close_s
                                                                    : NULL;
      if (seconds != NULL)
        read_step (guard, seconds);
      else
        pentad_guard_skip (guard);
    }
}

static void
read_staffing (PentadGuard *guard, PentadScheme *scheme)
{
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "urban"))
        pentad_field_double (guard, &scheme->staffing_ratio[PENTAD_DIVISION_URBAN]);
      else if (pentad_guard_name_is (name, len, "functional"))
        pentad_field_double (guard, &scheme->staffing_ratio[PENTAD_DIVISION_FUNCTIONAL]);
      else if (pentad_guard_name_is (name, len, "county"))
        pentad_field_double (guard, &scheme->staffing_ratio[PENTAD_DIVISION_COUNTY]);
      else
        pentad_guard_skip (guard);
    }
}

PentadScheme *
pentad_read_scheme (const char *data, gsize len, const char *origin, GError **error)
{
  PentadScheme *scheme = pentad_scheme_new (NULL);
  const char *name;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (pentad_guard_name_is (name, name_len, "id"))
        pentad_field_string (&guard, &scheme->id);
      else if (pentad_guard_name_is (name, name_len, "version"))
        pentad_field_string (&guard, &scheme->version);
      else if (pentad_guard_name_is (name, name_len, "source"))
        pentad_field_string (&guard, &scheme->source);
      else if (pentad_guard_name_is (name, name_len, "valid_from"))
        pentad_field_day (&guard, &scheme->valid_from);
      else if (pentad_guard_name_is (name, name_len, "steps"))
        read_steps (&guard, &scheme->limits);
      else if (pentad_guard_name_is (name, name_len, "staffing"))
        read_staffing (&guard, scheme);
      else if (pentad_guard_name_is (name, name_len, "indicators"))
        {
          if (pentad_field_begin_array (&guard))
            while (pentad_guard_next_element (&guard))
              read_indicator (&guard, scheme);
        }
      else
        pentad_guard_skip (&guard);
    }
  pentad_field_require (&guard, scheme->id, "the scheme's id");
  pentad_field_require (&guard, scheme->version, "the scheme's version");
  return FINISH (&guard, scheme, pentad_scheme_unref, error);
}
