/* A city that holds what a filter lets through of another.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every face of a city then shows the filtered cases without knowing of filters. Documents are
 * shared; cases are copied, which costs what passes, after one look at each case there is. */
#include "config.h"

#include "model/city-private.h"

#define SHARE(field, type) (to->field = from->field != NULL ? type##_ref (from->field) : NULL)

static void
share_list (GPtrArray *to, const GPtrArray *from, gpointer (*ref) (gpointer))
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, ref (g_ptr_array_index (from, i)));
}

static gpointer
ref_partition (gpointer partition)
{
  return pentad_partition_ref (partition);
}

static gpointer
ref_layer (gpointer layer)
{
  return pentad_layer_ref (layer);
}

static gpointer
ref_history (gpointer history)
{
  return pentad_history_ref (history);
}

/* Not the assessments, which a platform works out of all cases. */
static void
share_documents (PentadCity *to, const PentadCity *from)
{
  SHARE (about, pentad_about);
  SHARE (divisions, pentad_divisions);
  SHARE (catalogue, pentad_catalogue);
  SHARE (calendar, pentad_calendar);
  SHARE (scheme, pentad_scheme);
  SHARE (staff, pentad_staff);
  SHARE (sensors, pentad_sensors);
  SHARE (calls, pentad_calls);
  SHARE (approvals, pentad_approvals);
  SHARE (service, pentad_service);
  SHARE (tasks, pentad_tasks);
  share_list (to->partitions, from->partitions, ref_partition);
  share_list (to->layers, from->layers, ref_layer);
  pentad_city_share_topics (to, from);
  to->as_of = from->as_of;
  to->complete = from->complete;
  to->forbidden = from->forbidden;
  for (guint part = 0; part < PENTAD_N_PARTS; part++)
    {
      g_free (to->failures[part]);
      to->failures[part] = g_strdup (from->failures[part]);
    }
  to->known_counts = from->known_counts;
}

static gboolean
passes_cb (const PentadCaseRow *row, gpointer test)
{
  return pentad_filter_test_case (test, row);
}

PentadCity *
pentad_city_new_filtered (PentadCity *city, PentadFilter *filter, gint64 time)
{
  PentadCity *self = pentad_city_new ();
  g_auto (PentadFilterTest) test = { 0 };

  share_documents (self, city);
  self->filter = pentad_filter_ref (filter);
  pentad_filter_test_init (&test, filter, city->catalogue, pentad_city_get_zone (city), time);
  if (pentad_filter_is_by_class (filter))
    {
      share_list (self->histories, city->histories, ref_history);
      for (guint i = 0; i < test.n_classes && test.by_class; i++)
        if (!pentad_filter_test_class (&test, (int)i))
          g_hash_table_add (self->hidden_classes, GINT_TO_POINTER ((int)i));
      if (test.by_class)
        g_hash_table_add (self->hidden_classes, GINT_TO_POINTER (-1));
    }
  pentad_case_register_set_codes (self->cases, self->divisions, self->catalogue);
  if (self->scheme != NULL)
    pentad_case_register_set_workflow (self->cases, &self->scheme->workflow);
  pentad_case_register_copy (self->cases, city->cases, passes_cb, &test);
  self->cases_from = G_MININT32 + 1;
  self->shape_revision = city->shape_revision;
  self->revision = 1;
  return self;
}

PentadFilter *
pentad_city_get_filter (PentadCity *self)
{
  return self->filter;
}
