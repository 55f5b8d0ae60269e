/* A filter: which cases are looked at, by source, class, department, hour and urgency.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/filter.h"

#include <gio/gio.h>
#include <string.h>

/* A longer text is none that anybody typed. */
#define MAX_TEXT 4096

struct _PentadFilter
{
  gatomicrefcount refs;
  GPtrArray *values[PENTAD_N_FILTERS]; /* char *, sorted */
  char *text;
};

static const char *const keys[PENTAD_N_FILTERS] = {
  "source", "kind", "class", "department", "hour", "band",
};

static const char *const kinds[] = { "component", "event", "other" };
static const char *const bands[] = { "overdue", "soon", "running" };

const char *
pentad_filter_key_id (PentadFilterKey key)
{
  return keys[key];
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static PentadFilter *
filter_new (void)
{
  PentadFilter *self = g_new0 (PentadFilter, 1);

  g_atomic_ref_count_init (&self->refs);
  for (int key = 0; key < PENTAD_N_FILTERS; key++)
    self->values[key] = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static gboolean
find (const PentadFilter *self, PentadFilterKey key, const char *value, guint *index)
{
  return g_ptr_array_find_with_equal_func (self->values[key], value, g_str_equal, index);
}

static void
take (PentadFilter *self, PentadFilterKey key, char *value)
{
  if (find (self, key, value, NULL))
    g_free (value);
  else
    g_ptr_array_add (self->values[key], value);
}

char *
pentad_filter_pair_text (PentadFilterKey key, const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);

  return g_strconcat (keys[key], "=", escaped, NULL);
}

/* Puts the values in order and writes the text; the filter does not change afterwards. */
static PentadFilter *
finish (PentadFilter *self)
{
  GString *text = g_string_new (NULL);

  for (int key = 0; key < PENTAD_N_FILTERS; key++)
    {
      g_ptr_array_sort (self->values[key], compare_texts);
      for (guint i = 0; i < self->values[key]->len; i++)
        {
          g_autofree char *pair =
              pentad_filter_pair_text (key, g_ptr_array_index (self->values[key], i));

          g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", pair);
        }
    }
  self->text = g_string_free (text, FALSE);
  return self;
}

static PentadFilter *
copy (const PentadFilter *filter)
{
  PentadFilter *self = filter_new ();

  for (int key = 0; key < PENTAD_N_FILTERS; key++)
    for (guint i = 0; i < filter->values[key]->len; i++)
      g_ptr_array_add (self->values[key], g_strdup (g_ptr_array_index (filter->values[key], i)));
  return self;
}

PentadFilter *
pentad_filter_ref (PentadFilter *filter)
{
  g_atomic_ref_count_inc (&filter->refs);
  return filter;
}

void
pentad_filter_unref (PentadFilter *filter)
{
  if (!g_atomic_ref_count_dec (&filter->refs))
    return;
  for (int key = 0; key < PENTAD_N_FILTERS; key++)
    g_ptr_array_unref (filter->values[key]);
  g_free (filter->text);
  g_free (filter);
}

/* --- Text ------------------------------------------------------------------------------------ */

static gboolean
is_hour (const char *value)
{
  guint64 hour;

  return g_ascii_string_to_unsigned (value, 10, 0, 23, &hour, NULL) &&
         (value[0] != '0' || value[1] == '\0');
}

static gboolean
is_one_of (const char *value, const char *const *list, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (value, list[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_source (const char *value)
{
  for (int i = 0; i < PENTAD_N_SOURCES; i++)
    if (g_str_equal (value, pentad_source_id (i)))
      return TRUE;
  return FALSE;
}

/* What a value of the key must be; NULL when it is. */
static const char *
find_fault (PentadFilterKey key, const char *value)
{
  switch (key)
    {
    case PENTAD_FILTER_SOURCE:
      return is_source (value) ? NULL : "a source such as “supervisor” or “hotline”";
    case PENTAD_FILTER_KIND:
      return is_one_of (value, kinds, G_N_ELEMENTS (kinds)) ? NULL
                                                            : "“component”, “event” or “other”";
    case PENTAD_FILTER_HOUR:
      return is_hour (value) ? NULL : "an hour from 0 to 23";
    case PENTAD_FILTER_BAND:
      return is_one_of (value, bands, G_N_ELEMENTS (bands)) ? NULL
                                                            : "“overdue”, “soon” or “running”";
    case PENTAD_FILTER_CLASS:
    case PENTAD_FILTER_DEPARTMENT:
    case PENTAD_N_FILTERS:
      break;
    }
  return value[0] != '\0' ? NULL : "a code";
}

static int
find_key (const char *text, gsize len)
{
  for (int key = 0; key < PENTAD_N_FILTERS; key++)
    if (strlen (keys[key]) == len && strncmp (keys[key], text, len) == 0)
      return key;
  return -1;
}

gboolean
pentad_filter_parse_pair (const char *text, PentadFilterKey *key, char **value, GError **error)
{
  const char *sign = strchr (text, '=');
  int found = sign != NULL ? find_key (text, (gsize)(sign - text)) : -1;
  g_autofree char *read = found >= 0 ? g_uri_unescape_string (sign + 1, NULL) : NULL;
  const char *fault = found < 0      ? "source=, kind=, class=, department=, hour= or band="
                      : read == NULL ? "a value with %XX for special characters"
                                     : find_fault (found, read);

  if (fault == NULL && !g_utf8_validate (read, -1, NULL))
    fault = "UTF-8";
  if (fault != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "“%s” is not part of a filter: expected %s", text, fault);
      return FALSE;
    }
  *key = found;
  *value = g_steal_pointer (&read);
  return TRUE;
}

PentadFilter *
pentad_filter_parse (const char *text, GError **error)
{
  g_autoptr (PentadFilter) self = filter_new ();
  g_auto (GStrv) pairs = NULL;

  if (strlen (text) > MAX_TEXT)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "a filter of more than %d bytes",
                   MAX_TEXT);
      return NULL;
    }
  pairs = g_strsplit (text, ",", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      PentadFilterKey key;
      char *value;

      if (!pentad_filter_parse_pair (pairs[i], &key, &value, error))
        return NULL;
      take (self, key, value);
    }
  finish (self);
  return g_steal_pointer (&self);
}

PentadFilter *
pentad_filter_add (PentadFilter *filter, PentadFilterKey key, const char *value)
{
  PentadFilter *self;

  if (find (filter, key, value, NULL))
    return pentad_filter_ref (filter);
  self = copy (filter);
  take (self, key, g_strdup (value));
  return finish (self);
}

PentadFilter *
pentad_filter_remove (PentadFilter *filter, PentadFilterKey key, const char *value)
{
  PentadFilter *self;
  guint index;

  if (!find (filter, key, value, &index))
    return pentad_filter_ref (filter);
  self = copy (filter);
  g_ptr_array_remove_index (self->values[key], index);
  return finish (self);
}

const char *
pentad_filter_get_text (const PentadFilter *filter)
{
  return filter->text;
}

gboolean
pentad_filter_is_empty (const PentadFilter *filter)
{
  return filter->text[0] == '\0';
}

gboolean
pentad_filter_has (const PentadFilter *filter, PentadFilterKey key, const char *value)
{
  return find (filter, key, value, NULL);
}

const GPtrArray *
pentad_filter_get_values (const PentadFilter *filter, PentadFilterKey key)
{
  return filter->values[key];
}

gboolean
pentad_filter_is_by_class (const PentadFilter *filter)
{
  for (int key = 0; key < PENTAD_N_FILTERS; key++)
    if (key != PENTAD_FILTER_CLASS && key != PENTAD_FILTER_KIND && filter->values[key]->len > 0)
      return FALSE;
  return TRUE;
}

/* --- Cases ----------------------------------------------------------------------------------- */

static gboolean
class_passes (const PentadFilter *filter, const PentadCatalogue *catalogue, int index)
{
  const PentadClass *row = pentad_catalogue_get_class (catalogue, index);
  const GPtrArray *codes = filter->values[PENTAD_FILTER_CLASS];
  gboolean passes = codes->len == 0 || find (filter, PENTAD_FILTER_CLASS, row->code, NULL);

  if (!passes && row->major >= 0)
    passes = find (filter, PENTAD_FILTER_CLASS,
                   pentad_catalogue_get_class (catalogue, row->major)->code, NULL);
  return passes && (filter->values[PENTAD_FILTER_KIND]->len == 0 ||
                    find (filter, PENTAD_FILTER_KIND, kinds[row->kind], NULL));
}

static guint32
read_sources (const PentadFilter *filter)
{
  guint32 bits = 0;

  for (int i = 0; i < PENTAD_N_SOURCES; i++)
    if (find (filter, PENTAD_FILTER_SOURCE, pentad_source_id (i), NULL))
      bits |= 1u << i;
  return filter->values[PENTAD_FILTER_SOURCE]->len > 0 ? bits : G_MAXUINT32;
}

static guint32
read_hours (const PentadFilter *filter)
{
  const GPtrArray *hours = filter->values[PENTAD_FILTER_HOUR];
  guint32 bits = 0;

  for (guint i = 0; i < hours->len; i++)
    bits |= 1u << g_ascii_strtoull (g_ptr_array_index (hours, i), NULL, 10);
  return hours->len > 0 ? bits : G_MAXUINT32;
}

void
pentad_filter_test_init (PentadFilterTest *test,
                         const PentadFilter *filter,
                         const PentadCatalogue *catalogue,
                         const PentadZone *zone,
                         gint64 time)
{
  *test = (PentadFilterTest){
    .filter = filter,
    .zone = zone,
    .time = time,
    .sources = read_sources (filter),
    .hours = read_hours (filter),
    .by_class =
        filter->values[PENTAD_FILTER_CLASS]->len > 0 || filter->values[PENTAD_FILTER_KIND]->len > 0,
    .by_view = filter->values[PENTAD_FILTER_DEPARTMENT]->len > 0 ||
               filter->values[PENTAD_FILTER_BAND]->len > 0,
    .n_classes = catalogue != NULL ? catalogue->classes->len : 0,
  };
  if (!test->by_class)
    return;
  test->classes = g_new0 (guint8, test->n_classes + 1);
  for (guint i = 0; i < test->n_classes; i++)
    test->classes[i + 1] = class_passes (filter, catalogue, (int)i);
}

void
pentad_filter_test_clear (PentadFilterTest *test)
{
  g_clear_pointer (&test->classes, g_free);
}

gboolean
pentad_filter_test_class (const PentadFilterTest *test, int class_index)
{
  return !test->by_class || (class_index + 1 >= 0 && class_index + 1 <= (int)test->n_classes &&
                             test->classes[class_index + 1] != 0);
}

/* How an open case stands to its deadline; NULL when it is not open. */
static const char *
find_band (const PentadCaseView *view, gint64 time)
{
  if (view->outcome != PENTAD_OUTCOME_OPEN)
    return NULL;
  if (pentad_case_view_is_overdue (view, time))
    return "overdue";
  return view->due != PENTAD_NO_TIME && !view->suspended && !pentad_case_view_is_handled (view) &&
                 view->due - time <= PENTAD_FILTER_SOON_S
             ? "soon"
             : "running";
}

static gboolean
view_passes (const PentadFilterTest *test, const PentadCase *item)
{
  const PentadFilter *filter = test->filter;
  PentadCaseView view;
  const char *holder, *band;

  pentad_case_view (item, test->time, &view);
  holder = pentad_case_view_get_holder (&view);
  band = find_band (&view, test->time);
  if (filter->values[PENTAD_FILTER_DEPARTMENT]->len > 0 &&
      (holder == NULL || !find (filter, PENTAD_FILTER_DEPARTMENT, holder, NULL)))
    return FALSE;
  return filter->values[PENTAD_FILTER_BAND]->len == 0 ||
         (band != NULL && find (filter, PENTAD_FILTER_BAND, band, NULL));
}

gboolean
pentad_filter_test_case (const PentadFilterTest *test, const PentadCaseRow *row)
{
  if (!pentad_filter_test_class (test, row->class_index) ||
      (test->sources & 1u << pentad_case_get_source (row->data)) == 0)
    return FALSE;
  if (test->hours != G_MAXUINT32)
    {
      gint64 reported = pentad_case_get_reported (row->data);

      if (reported == PENTAD_NO_TIME ||
          (test->hours & 1u << pentad_zone_second_of_day (test->zone, reported) / 3600) == 0)
        return FALSE;
    }
  return !test->by_view || view_passes (test, row->data);
}
