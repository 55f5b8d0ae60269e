/* Rules of places and lists: codes, parents, rings, classes, the calendar.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/check.h"

#include <math.h>

static GHashTable *
new_codes (void)
{
  return g_hash_table_new (g_str_hash, g_str_equal);
}

/* Adds a code to the set of its level, which is a text before it. */
static void
add_code (PentadCheckRun *self,
          PentadCheckDocument *document,
          GHashTable *seen,
          GHashTable *codes,
          const char *level,
          const PentadJson *code)
{
  pentad_check_try (self, PENTAD_CHECK_RULE_CODES_UNIQUE);
  if (!g_hash_table_add (seen, g_strconcat (level, " ", code->string, NULL)))
    pentad_check_fail (self, PENTAD_CHECK_RULE_CODES_UNIQUE, document, code,
                       "a code that its level does not have yet");
  g_hash_table_add (codes, (gpointer)code->string);
}

static void
check_parent (PentadCheckRun *self, PentadCheckDocument *document, const PentadJson *parent)
{
  pentad_check_try (self, PENTAD_CHECK_RULE_PARENTS);
  if (!g_hash_table_contains (self->divisions, parent->string))
    pentad_check_fail (self, PENTAD_CHECK_RULE_PARENTS, document, parent, "the code of a division");
}

static void
check_divisions (PentadCheckRun *self)
{
  PentadCheckDocument *document = pentad_check_find (self, "/v1/divisions");
  const PentadJson *about = pentad_check_root (pentad_check_find (self, "/v1/about"));
  const PentadJson *list = pentad_json_member (pentad_check_root (document), "divisions");
  const char *city = pentad_json_string (pentad_json_member (about, "code"));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (list == NULL || city == NULL)
    return;
  self->divisions = new_codes ();
  g_hash_table_add (self->divisions, (gpointer)city);
  PENTAD_JSON_EACH (division, list)
  {
    add_code (self, document, seen, self->divisions,
              pentad_json_string (pentad_json_member (division, "level")),
              pentad_json_member (division, "code"));
  }
  PENTAD_JSON_EACH (division, list)
  {
    check_parent (self, document, pentad_json_member (division, "parent"));
  }
  if (!document->is_sound)
    g_clear_pointer (&self->divisions, g_hash_table_unref);
}

static void
grow_bounds (PentadCheckRun *self, const PentadJson *node)
{
  if (pentad_json_element (node, 0) != NULL &&
      pentad_json_element (node, 0)->type == PENTAD_JSON_NUMBER)
    {
      double lon = pentad_json_number (pentad_json_element (node, 0));
      double lat = pentad_json_number (pentad_json_element (node, 1));

      self->west = fmin (self->west, lon);
      self->east = fmax (self->east, lon);
      self->south = fmin (self->south, lat);
      self->north = fmax (self->north, lat);
      return;
    }
  PENTAD_JSON_EACH (child, node)
  {
    grow_bounds (self, child);
  }
}

static void
check_grids (PentadCheckRun *self)
{
  PentadCheckDocument *document = pentad_check_find (self, "/v1/grids");
  const PentadJson *list = pentad_json_member (pentad_check_root (document), "features");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (list == NULL)
    return;
  self->grids = new_codes ();
  self->west = self->south = INFINITY;
  self->east = self->north = -INFINITY;
  PENTAD_JSON_EACH (feature, list)
  {
    const PentadJson *properties = pentad_json_member (feature, "properties");

    add_code (self, document, seen, self->grids, "grid", pentad_json_member (properties, "code"));
    if (self->divisions != NULL)
      check_parent (self, document, pentad_json_member (properties, "parent"));
    grow_bounds (self,
                 pentad_json_member (pentad_json_member (feature, "geometry"), "coordinates"));
  }
  pentad_check_rings (self, document);
  if (!document->is_sound)
    g_clear_pointer (&self->grids, g_hash_table_unref);
}

void
pentad_check_places (PentadCheckRun *self)
{
  check_divisions (self);
  check_grids (self);
  for (guint i = 0; i < self->documents->len; i++)
    {
      PentadCheckDocument *document = g_ptr_array_index (self->documents, i);

      if (g_str_has_prefix (document->path, "/v1/boundaries/") ||
          g_str_has_prefix (document->path, "/v1/layers/"))
        pentad_check_rings (self, document);
    }
}

static void
check_classes (PentadCheckRun *self, PentadCheckDocument *document)
{
  const PentadJson *list = pentad_json_member (pentad_check_root (document), "classes");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->classes = new_codes ();
  PENTAD_JSON_EACH (item, list)
  {
    const PentadJson *major = pentad_json_member (item, "major");

    if (pentad_json_string (major) != NULL)
      {
        pentad_check_try (self, PENTAD_CHECK_RULE_CLASS_MAJORS);
        if (!g_hash_table_contains (self->classes, major->string))
          pentad_check_fail (self, PENTAD_CHECK_RULE_CLASS_MAJORS, document, major,
                             "the code of a class that came before");
      }
    add_code (self, document, seen, self->classes, "class", pentad_json_member (item, "code"));
  }
}

/* A list of the catalogue whose entries have codes; the codes of it, or NULL when it is not there.
 * Transfer full. */
static GHashTable *
read_codes (PentadCheckRun *self, PentadCheckDocument *document, const char *name)
{
  const PentadJson *list = pentad_json_member (pentad_check_root (document), name);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *codes = list != NULL ? new_codes () : NULL;

  PENTAD_JSON_EACH (item, list)
  {
    add_code (self, document, seen, codes, name, pentad_json_member (item, "code"));
  }
  return codes;
}

static void
check_calendar (PentadCheckRun *self)
{
  PentadCheckDocument *document = pentad_check_find (self, "/v1/calendar");
  const PentadJson *years = pentad_json_member (pentad_check_root (document), "years");
  int year, month, day;

  if (years == NULL || self->today == PENTAD_NO_DAY)
    return;
  pentad_check_try (self, PENTAD_CHECK_RULE_CALENDAR_YEAR);
  pentad_day_to_date (self->today, &year, &month, &day);
  PENTAD_JSON_EACH (item, years)
  {
    if (pentad_json_number (item) == year)
      return;
  }
  pentad_check_fail (self, PENTAD_CHECK_RULE_CALENDAR_YEAR, document, years,
                     "the year of about.now");
}

void
pentad_check_lists (PentadCheckRun *self)
{
  PentadCheckDocument *catalogue = pentad_check_find (self, "/v1/catalogue");

  if (catalogue != NULL)
    check_classes (self, catalogue);
  if (pentad_check_root (catalogue) != NULL)
    self->departments = read_codes (self, catalogue, "departments");
  if (pentad_check_root (catalogue) != NULL)
    self->posts = read_codes (self, catalogue, "posts");
  if (catalogue != NULL && !catalogue->is_sound)
    {
      g_clear_pointer (&self->classes, g_hash_table_unref);
      g_clear_pointer (&self->departments, g_hash_table_unref);
      g_clear_pointer (&self->posts, g_hash_table_unref);
    }
  check_calendar (self);
}
