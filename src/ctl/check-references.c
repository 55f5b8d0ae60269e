/* Rules of names and points: what is referred to exists, and lies in the city.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Members are known by their names, whatever document they are in, so that a new document is held
 * to the same rules. */
#include "config.h"

#include "ctl/check.h"

#include <math.h>

/* Positions drift and cities have outposts: this share of the city's size is let pass around it. */
#define MARGIN 0.5

typedef struct
{
  PentadCheckRun *check;
  PentadCheckDocument *document;
} Walk;

static gboolean
is_known (const char *code, GHashTable *one, GHashTable *other)
{
  return g_hash_table_contains (one, code) ||
         (other != NULL && g_hash_table_contains (other, code));
}

/* A code, or a list of them, that has to be in one of two sets; a set that is not known tells
 * nothing. */
static void
check_code (const Walk *walk,
            const PentadJson *node,
            PentadCheckRule rule,
            GHashTable *one,
            GHashTable *other,
            const char *expected)
{
  if (one == NULL || other == NULL)
    return;
  if (node->type == PENTAD_JSON_ARRAY)
    {
      PENTAD_JSON_EACH (item, node)
      {
        check_code (walk, item, rule, one, other, expected);
      }
      return;
    }
  if (node->type != PENTAD_JSON_STRING)
    return;
  pentad_check_try (walk->check, rule);
  if (!is_known (node->string, one, other))
    pentad_check_fail (walk->check, rule, walk->document, node, expected);
}

/* parent: the object that has the member. */
static void
check_member (const Walk *walk, const PentadJson *parent, const PentadJson *member)
{
  const PentadCheckRun *check = walk->check;
  const char *name = member->name;

  if (strcmp (name, "division") == 0 || strcmp (name, "divisions") == 0)
    check_code (walk, member, PENTAD_CHECK_RULE_DIVISIONS_KNOWN, check->divisions, check->grids,
                "the code of a division or unit grid");
  else if (strcmp (name, "grid") == 0 || strcmp (name, "grids") == 0)
    check_code (walk, member, PENTAD_CHECK_RULE_GRIDS_KNOWN, check->grids, check->grids,
                "the code of a unit grid");
  else if (strcmp (name, "class") == 0 || strcmp (name, "classes") == 0)
    check_code (walk, member, PENTAD_CHECK_RULE_CLASSES_KNOWN, check->classes, check->classes,
                "the code of a class");
  else if (strcmp (name, "department") == 0 || strcmp (name, "departments") == 0)
    check_code (walk, member, PENTAD_CHECK_RULE_DEPARTMENTS_KNOWN, check->departments,
                check->departments, "the code of a department");
  /* “to” is a day elsewhere; here it is in an object that is an element of a trail's entry. */
  else if (strcmp (name, "posts") == 0 || strcmp (name, "by") == 0 ||
           (strcmp (name, "to") == 0 && parent->name == NULL &&
            parent != pentad_json_tree_get_root (walk->document->tree)))
    check_code (walk, member, PENTAD_CHECK_RULE_POSTS_KNOWN, check->posts, check->posts,
                "the code of a post of the catalogue");
  /* A single “responsible” is the person in charge of a place. */
  else if (strcmp (name, "lead") == 0 ||
           (strcmp (name, "responsible") == 0 && member->type == PENTAD_JSON_ARRAY) ||
           strcmp (name, "assessor") == 0 || strcmp (name, "subject") == 0)
    check_code (walk, member, PENTAD_CHECK_RULE_DEPARTMENTS_KNOWN, check->departments,
                check->divisions, "the code of a department or division");
}

static void
check_point (const Walk *walk, const PentadJson *object)
{
  const PentadCheckRun *check = walk->check;
  const PentadJson *node = pentad_json_member (object, "lon");
  double lon = pentad_json_number (node);
  double lat = pentad_json_number (pentad_json_member (object, "lat"));
  double width = (check->east - check->west) * MARGIN;
  double height = (check->north - check->south) * MARGIN;

  if (isnan (lon) || isnan (lat) || isnan (check->west))
    return;
  pentad_check_try (walk->check, PENTAD_CHECK_RULE_POINTS_IN_CITY);
  if (lon < check->west - width || lon > check->east + width || lat < check->south - height ||
      lat > check->north + height)
    pentad_check_fail (walk->check, PENTAD_CHECK_RULE_POINTS_IN_CITY, walk->document, node,
                       "a point in the city or near it");
}

static void
walk_over (const Walk *walk, const PentadJson *node)
{
  if (node->type == PENTAD_JSON_OBJECT)
    check_point (walk, node);
  PENTAD_JSON_EACH (child, node)
  {
    if (child->name != NULL)
      check_member (walk, node, child);
    if (child->type == PENTAD_JSON_OBJECT || child->type == PENTAD_JSON_ARRAY)
      walk_over (walk, child);
  }
}

/* Ids of the entries of one list. */
static void
check_ids (const Walk *walk, const PentadJson *list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  PENTAD_JSON_EACH (entry, list)
  {
    const PentadJson *id = pentad_json_member (entry, "id");

    if (pentad_json_string (id) == NULL)
      continue;
    pentad_check_try (walk->check, PENTAD_CHECK_RULE_IDS_UNIQUE);
    if (!g_hash_table_add (seen, (gpointer)id->string))
      pentad_check_fail (walk->check, PENTAD_CHECK_RULE_IDS_UNIQUE, walk->document, id,
                         "an id that did not come before");
  }
}

void
pentad_check_references (PentadCheckRun *self, PentadCheckDocument *document)
{
  const Walk walk = { self, document };
  const PentadJson *root = pentad_check_root (document);

  /* Places have rules of their own, and thousands of coordinates. */
  if (strcmp (document->path, "/v1/grids") == 0 ||
      g_str_has_prefix (document->path, "/v1/boundaries/") ||
      g_str_has_prefix (document->path, "/v1/layers/") ||
      strcmp (document->path, "/v1/divisions") == 0)
    return;
  walk_over (&walk, root);
  PENTAD_JSON_EACH (list, root)
  {
    if (list->type == PENTAD_JSON_ARRAY)
      check_ids (&walk, list);
  }
}

static void
check_moments (const Walk *walk, const PentadJson *node, gint64 limit)
{
  PENTAD_JSON_EACH (child, node)
  {
    if (child->type == PENTAD_JSON_OBJECT || child->type == PENTAD_JSON_ARRAY)
      check_moments (walk, child, limit);
    else if (child->type == PENTAD_JSON_STRING && child->count >= 20 &&
             g_strcmp0 (child->name, "due") != 0 && g_strcmp0 (child->name, "until") != 0 &&
             g_ascii_isdigit (child->string[0]) && pentad_check_time (child) > limit)
      pentad_check_fail (walk->check, PENTAD_CHECK_RULE_NO_FUTURE, walk->document, child,
                         "a time that is not after as_of");
  }
}

void
pentad_check_no_future (PentadCheckRun *self, PentadCheckDocument *document, gint64 limit)
{
  const Walk walk = { self, document };
  const PentadJson *root = pentad_check_root (document);

  if (limit == PENTAD_NO_TIME)
    limit = pentad_check_time (pentad_json_member (root, "as_of"));
  if (root == NULL || limit == PENTAD_NO_TIME)
    return;
  pentad_check_try (self, PENTAD_CHECK_RULE_NO_FUTURE);
  check_moments (&walk, root, limit);
}
