/* Readers of the lists that change rarely: catalogue, calendar.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/conditions.h"
#include "codec/documents.h"
#include "codec/fields.h"
#include "codec/reader.h"

#include <string.h>

/* A class, a department or a post as it is read. */
typedef struct
{
  char *code, *kind, *major, *division, *group, *role;
  PentadLabel name;
  GPtrArray *conditions;
} Entry;

static void
entry_clear (Entry *entry)
{
  g_free (entry->code);
  g_free (entry->kind);
  g_free (entry->major);
  g_free (entry->division);
  g_free (entry->group);
  g_free (entry->role);
  pentad_label_clear (&entry->name);
  g_clear_pointer (&entry->conditions, g_ptr_array_unref);
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
      else if (pentad_guard_name_is (name, len, "conditions"))
        pentad_read_conditions (guard, &entry->conditions);
      else if (pentad_guard_name_is (name, len, "role"))
        pentad_field_string (guard, &entry->role);
      else
        pentad_guard_skip (guard);
    }
  return pentad_field_require (guard, entry->code, "a code");
}

static void
add_class (PentadCatalogue *catalogue, Entry *entry)
{
  PentadClassKind kind = g_strcmp0 (entry->kind, "component") == 0 ? PENTAD_CLASS_COMPONENT
                         : g_strcmp0 (entry->kind, "event") == 0   ? PENTAD_CLASS_EVENT
                                                                   : PENTAD_CLASS_OTHER;
  int index = pentad_catalogue_add_class (catalogue, entry->code, &entry->name, kind, entry->major);

  if (entry->conditions != NULL)
    pentad_catalogue_take_conditions (catalogue, index, g_steal_pointer (&entry->conditions));
}

static void
add_department (PentadCatalogue *catalogue, Entry *entry)
{
  pentad_catalogue_add_department (catalogue, entry->code, &entry->name, entry->division,
                                   entry->group);
}

static void
add_post (PentadCatalogue *catalogue, Entry *entry)
{
  pentad_catalogue_add_post (catalogue, entry->code, &entry->name, entry->role, entry->division);
}

static void
read_entries (PentadGuard *guard,
              PentadCatalogue *catalogue,
              void (*add) (PentadCatalogue *catalogue, Entry *entry))
{
  if (!pentad_field_begin_array (guard))
    return;
  while (pentad_guard_next_element (guard))
    {
      Entry entry = { 0 };

      if (read_entry (guard, &entry))
        add (catalogue, &entry);
      entry_clear (&entry);
    }
}

PentadCatalogue *
pentad_read_catalogue (const char *data, gsize len, const char *origin, GError **error)
{
  PentadCatalogue *catalogue = pentad_catalogue_new ();
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  const char *name, *found = NULL;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (pentad_guard_name_is (name, name_len, "classes"))
        {
          found = "classes";
          read_entries (&guard, catalogue, add_class);
        }
      else if (pentad_guard_name_is (name, name_len, "departments"))
        read_entries (&guard, catalogue, add_department);
      else if (pentad_guard_name_is (name, name_len, "posts"))
        read_entries (&guard, catalogue, add_post);
      else if (pentad_guard_name_is (name, name_len, "scheme"))
        pentad_field_string (&guard, &catalogue->scheme);
      else
        pentad_guard_skip (&guard);
    }
  pentad_field_require (&guard, found, "a catalogue with classes");
  return PENTAD_READER_FINISH (&guard, catalogue, pentad_catalogue_unref, error);
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
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  const char *name, *found = NULL;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
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
          found = "years";
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
  pentad_field_require (&guard, found, "a calendar with years");
  return PENTAD_READER_FINISH (&guard, calendar, pentad_calendar_unref, error);
}
