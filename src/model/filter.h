/* A filter: which cases are looked at, by source, class, department, hour and urgency.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values of one key stand beside each other (any of them), keys narrow each other (all of them).
 * The text form, "class=0103,class=0201,source=hotline", sorted by key and value, is the same for
 * the same filter; in a value every character but letters, digits and "-._~" is written %XX. */
#pragma once

#include "model/case-lists.h"

typedef enum
{
  PENTAD_FILTER_SOURCE,     /* neutral id: "hotline" */
  PENTAD_FILTER_KIND,       /* "component", "event", "other": kind of the class */
  PENTAD_FILTER_CLASS,      /* code; of a major class: all that belong to it */
  PENTAD_FILTER_DEPARTMENT, /* code: that has it, or had it as it ended */
  PENTAD_FILTER_HOUR,       /* "0" to "23": of the report, by the city's clock */
  PENTAD_FILTER_BAND,       /* of open cases "overdue", "soon" (due within an hour) or "running" */
  PENTAD_N_FILTERS
} PentadFilterKey;

/* "soon" [P]. */
#define PENTAD_FILTER_SOON_S PENTAD_HOUR_S

/* Immutable. */
typedef struct _PentadFilter PentadFilter;

/* Reads the text form; "" is the filter that lets everything through. Codes are not looked up, so
 * that a filter may be read before the catalogue has come: a code that nothing has lets nothing
 * through. NULL with G_IO_ERROR_INVALID_ARGUMENT and what was expected. Transfer full. */
PentadFilter *pentad_filter_parse (const char *text, GError **error);
PentadFilter *pentad_filter_ref (PentadFilter *filter);
void pentad_filter_unref (PentadFilter *filter);
/* With one value more, or without it; the same filter where that changes nothing. Transfer full. */
PentadFilter *pentad_filter_add (PentadFilter *filter, PentadFilterKey key, const char *value);
PentadFilter *pentad_filter_remove (PentadFilter *filter, PentadFilterKey key, const char *value);
/* The text form. Borrowed. */
const char *pentad_filter_get_text (const PentadFilter *filter);
gboolean pentad_filter_is_empty (const PentadFilter *filter);
gboolean pentad_filter_has (const PentadFilter *filter, PentadFilterKey key, const char *value);
/* The values of a key (char *), sorted. Borrowed. */
const GPtrArray *pentad_filter_get_values (const PentadFilter *filter, PentadFilterKey key);
/* TRUE when history, which is kept by class, can follow it: it asks for classes and kinds only. */
gboolean pentad_filter_is_by_class (const PentadFilter *filter);
const char *pentad_filter_key_id (PentadFilterKey key);
/* One "key=value". FALSE with an error for anything else. value: transfer full. */
gboolean
pentad_filter_parse_pair (const char *text, PentadFilterKey *key, char **value, GError **error);
/* "key=value" as it is read. Transfer full. */
char *pentad_filter_pair_text (PentadFilterKey key, const char *value);

/* A filter with its codes looked up, for going through many cases. Valid as long as the filter and
 * the catalogue. */
typedef struct
{
  const PentadFilter *filter;
  const PentadZone *zone;
  gint64 time;
  gboolean by_class, by_view;
  guint8 *classes; /* by class index + 1; 0 is an unknown class. NULL: all */
  guint n_classes;
  guint32 sources, hours; /* bits; all ones: all */
} PentadFilterTest;

void pentad_filter_test_init (PentadFilterTest *test,
                              const PentadFilter *filter,
                              const PentadCatalogue *catalogue,
                              const PentadZone *zone,
                              gint64 time);
void pentad_filter_test_clear (PentadFilterTest *test);
gboolean pentad_filter_test_class (const PentadFilterTest *test, int class_index);
gboolean pentad_filter_test_case (const PentadFilterTest *test, const PentadCaseRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadFilter, pentad_filter_unref)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadFilterTest, pentad_filter_test_clear)
