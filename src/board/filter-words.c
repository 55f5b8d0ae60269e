/* Filters in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/filter-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
pentad_source_words (PentadSourceKind source)
{
  switch (source)
    {
    case PENTAD_SOURCE_SUPERVISOR:
      return _ ("supervisors");
    case PENTAD_SOURCE_HOTLINE:
      return _ ("hotline");
    case PENTAD_SOURCE_PUBLIC:
      return _ ("public (app, WeChat)");
    case PENTAD_SOURCE_VIDEO:
      return _ ("video");
    case PENTAD_SOURCE_LEADER:
      return _ ("leaders");
    case PENTAD_SOURCE_MEDIA:
      return _ ("media");
    case PENTAD_SOURCE_TRANSFER:
      return _ ("transferred");
    case PENTAD_SOURCE_SENSOR:
      return _ ("sensors");
    case PENTAD_SOURCE_OTHER:
      return _ ("other");
    case PENTAD_N_SOURCES:
      break;
    }
  g_return_val_if_reached ("");
}

static const char *
kind_words (const char *kind)
{
  return g_str_equal (kind, "component") ? _ ("components")
         : g_str_equal (kind, "event")   ? _ ("events")
                                         : _ ("other classes");
}

static const char *
band_words (const char *band)
{
  return g_str_equal (band, "overdue") ? _ ("overdue")
         : g_str_equal (band, "soon")  ? _ ("due within an hour")
                                       : _ ("in time");
}

/* The name, or the code where there is none. */
static char *
name_or_code (const PentadLabel *name, const char *code, PentadLanguage language)
{
  const char *text = name != NULL ? pentad_label_get (name, language) : "";

  return g_strdup (text[0] != '\0' ? text : code);
}

static char *
class_words (PentadCity *city, const char *code, PentadLanguage language)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (city);
  int index = catalogue != NULL ? pentad_catalogue_find_class (catalogue, code) : -1;

  return name_or_code (index >= 0 ? &pentad_catalogue_get_class (catalogue, index)->name : NULL,
                       code, language);
}

static char *
department_words (PentadCity *city, const char *code, PentadLanguage language)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (city);
  int index = catalogue != NULL ? pentad_catalogue_find_department (catalogue, code) : -1;

  return name_or_code (index >= 0 ? &pentad_catalogue_get_department (catalogue, index)->name
                                  : NULL,
                       code, language);
}

char *
pentad_filter_value_words (PentadCity *city,
                           PentadFilterKey key,
                           const char *value,
                           PentadLanguage language)
{
  int hour;

  switch (key)
    {
    case PENTAD_FILTER_SOURCE:
      return g_strdup (pentad_source_words (pentad_source_parse (value)));
    case PENTAD_FILTER_KIND:
      return g_strdup (kind_words (value));
    case PENTAD_FILTER_CLASS:
      return class_words (city, value, language);
    case PENTAD_FILTER_DEPARTMENT:
      return department_words (city, value, language);
    case PENTAD_FILTER_HOUR:
      hour = (int)g_ascii_strtoull (value, NULL, 10);
      /* Translators: the hour in which cases were reported. */
      return g_strdup_printf (_ ("%02d:00 – %02d:59"), hour, hour);
    case PENTAD_FILTER_BAND:
      return g_strdup (band_words (value));
    case PENTAD_N_FILTERS:
      break;
    }
  g_return_val_if_reached (NULL);
}

char *
pentad_filter_words (PentadCity *city, const PentadFilter *filter, PentadLanguage language)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (filter == NULL || pentad_filter_is_empty (filter))
    return NULL;
  for (int key = 0; key < PENTAD_N_FILTERS; key++)
    {
      const GPtrArray *values = pentad_filter_get_values (filter, key);

      for (guint i = 0; i < values->len; i++)
        {
          g_autofree char *words =
              pentad_filter_value_words (city, key, g_ptr_array_index (values, i), language);

          if (i > 0)
            /* Translators: between values of which any may hold. */
            g_string_append (text, _ (", "));
          else if (text->len > 0)
            /* Translators: between conditions that must all hold. */
            g_string_append (text, _ ("; "));
          g_string_append (text, words);
        }
    }
  return g_strdup_printf (_ ("Only: %s"), text->str);
}

gboolean
pentad_filter_read_hit (const char *hit, PentadFilterKey *key, char **value)
{
  guint64 cell;

  if (g_str_has_prefix (hit, "filter:"))
    return pentad_filter_parse_pair (hit + strlen ("filter:"), key, value, NULL);
  if (!g_str_has_prefix (hit, "filter-cell:") ||
      !g_ascii_string_to_unsigned (hit + strlen ("filter-cell:"), 10, 0, G_MAXINT, &cell, NULL))
    return FALSE;
  *key = PENTAD_FILTER_HOUR;
  *value = g_strdup_printf ("%d", (int)(cell % 24));
  return TRUE;
}
