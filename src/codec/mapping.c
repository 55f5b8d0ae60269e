/* Mapping files: how the answers of another platform become the documents of data/platform-api.md.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/mapping.h"

#include "codec/list-body.h"

#include "codec/crs.h"

#include <math.h>
#include <string.h>

/* Layout of the file; others are refused. */
#define FORMAT 1
/* Longest file, in bytes. */
#define MAX_FILE (16 << 20)
/* Deepest template, and longest text that says where something lies. */
#define MAX_DEPTH 16
#define MAX_PATH  256
/* Rows of one page, and days of one question, at most. */
#define MAX_PAGE_SIZE 100000
#define MAX_DAYS      400
#define DEFAULT_DAYS  30

static const char *const document_names[] = {
  "divisions",
  "grids",
  "boundaries/district",
  "boundaries/street",
  "boundaries/community",
  "catalogue",
  "calendar",
  "state",
  "staff",
  "sensors",
  "calls",
  "approvals",
  "service",
  "tasks",
  "assessments",
  NULL,
};
static const char *const conversions[] = { "text", "number",  "percent", "time",
                                           "day",  "boolean", "value",   NULL };

typedef struct
{
  PentadMapping *mapping;
  GError **error;
  gboolean failed;
} Reading;

static gboolean
fail (Reading *reading, const PentadJson *node, const char *expected)
{
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;

  if (reading->failed)
    return FALSE;
  reading->failed = TRUE;
  path = pentad_json_tree_dup_path (reading->mapping->tree, node);
  found = pentad_json_dup_excerpt (node);
  g_set_error (reading->error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_VALUE,
               "%s: %s: expected %s, found %s", reading->mapping->origin, path, expected, found);
  return FALSE;
}

/* An object with no other members than these, which end with NULL. */
static gboolean
check_object (Reading *reading,
              const PentadJson *node,
              const char *const *members,
              const char *expected)
{
  if (node->type != PENTAD_JSON_OBJECT)
    return fail (reading, node, expected);
  PENTAD_JSON_EACH (child, node)
  {
    if (!g_strv_contains (members, child->name))
      return fail (reading, child, "no such member");
    if (pentad_json_member (node, child->name) != child)
      return fail (reading, child, "each member once");
  }
  return TRUE;
}

/* Text of a member; FALSE when it is none, or missing though needed. */
static gboolean
read_text (Reading *reading,
           const PentadJson *object,
           const char *member,
           gboolean needed,
           const char *expected,
           char **text)
{
  const PentadJson *node = pentad_json_member (object, member);
  const char *string = pentad_json_string (node);

  if (node == NULL)
    return !needed || fail (reading, object, expected);
  if (string == NULL || string[0] == '\0' || strlen (string) > MAX_PATH ||
      strlen (string) != node->count)
    return fail (reading, node, expected);
  *text = g_strdup (string);
  return TRUE;
}

static gboolean
read_number (Reading *reading,
             const PentadJson *object,
             const char *member,
             int low,
             int high,
             const char *expected,
             int *number)
{
  const PentadJson *node = pentad_json_member (object, member);
  double value = pentad_json_number (node);

  if (node == NULL)
    return TRUE;
  if (!(value >= low && value <= high && value == floor (value)))
    return fail (reading, node, expected);
  *number = (int)value;
  return TRUE;
}

/* --- Templates -------------------------------------------------------------------------------- */

gboolean
pentad_mapping_is_conversion (const PentadJson *node)
{
  return node->type == PENTAD_JSON_OBJECT && pentad_json_member (node, "from") != NULL;
}

static gboolean
is_literal (const PentadJson *node)
{
  return node->type != PENTAD_JSON_OBJECT && node->type != PENTAD_JSON_ARRAY;
}

static gboolean
check_values (Reading *reading, const PentadJson *values)
{
  if (values == NULL)
    return TRUE;
  if (values->type != PENTAD_JSON_OBJECT)
    return fail (reading, values, "an object from what is sent to what is meant");
  PENTAD_JSON_EACH (value, values)
  {
    if (!is_literal (value))
      return fail (reading, value, "a text, a number, true, false or null");
  }
  return TRUE;
}

static gboolean
check_conversion (Reading *reading, const PentadJson *node)
{
  static const char *const members[] = { "from",      "as",     "times", "values",
                                         "otherwise", "needed", NULL };
  const PentadJson *as = pentad_json_member (node, "as");
  const PentadJson *times = pentad_json_member (node, "times");
  const PentadJson *otherwise = pentad_json_member (node, "otherwise");
  const PentadJson *needed = pentad_json_member (node, "needed");
  g_autofree char *from = NULL;

  if (!check_object (reading, node, members, "a value taken from the row") ||
      !read_text (reading, node, "from", TRUE, "the name of a member of the row", &from))
    return FALSE;
  if (as != NULL &&
      (pentad_json_string (as) == NULL || !g_strv_contains (conversions, pentad_json_string (as))))
    return fail (reading, as, "text, number, percent, time, day, boolean or value");
  if (times != NULL && !(isfinite (pentad_json_number (times)) && pentad_json_number (times) != 0))
    return fail (reading, times, "a factor other than 0");
  if (otherwise != NULL && !is_literal (otherwise))
    return fail (reading, otherwise, "a text, a number, true, false or null");
  if (needed != NULL && needed->type != PENTAD_JSON_BOOLEAN)
    return fail (reading, needed, "true or false");
  return check_values (reading, pentad_json_member (node, "values"));
}

static gboolean
check_template (Reading *reading, const PentadJson *node, guint depth)
{
  if (depth > MAX_DEPTH)
    return fail (reading, node, "less nesting");
  if (pentad_mapping_is_conversion (node))
    return check_conversion (reading, node);
  PENTAD_JSON_EACH (child, node)
  {
    if (!check_template (reading, child, depth + 1))
      return FALSE;
  }
  return TRUE;
}

/* --- Lists ------------------------------------------------------------------------------------ */

static void
list_free (gpointer data)
{
  PentadMappingList *list = data;

  g_free (list->path);
  g_free (list->rows);
  g_free (list->total);
  g_free (list->into);
  g_free (list);
}

static void
document_free (gpointer data)
{
  PentadMappingDocument *document = data;

  g_free (document->name);
  g_ptr_array_unref (document->lists);
  g_free (document);
}

/* A path of the same server: what follows the address. Braces hold known names only. */
static gboolean
is_path (const char *path)
{
  static const char *const names[] = { "{page}", "{from}", "{to}" };

  if (path[0] != '/' || path[1] == '/')
    return FALSE;
  for (const char *at = path; *at != '\0'; at++)
    {
      gboolean is_known = *at != '{';

      if (!g_ascii_isgraph (*at) || *at == '#' || *at == '\\')
        return FALSE;
      for (guint i = 0; !is_known && i < G_N_ELEMENTS (names); i++)
        is_known = g_str_has_prefix (at, names[i]);
      if (!is_known)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_list (Reading *reading, const PentadJson *node, PentadMappingDocument *document)
{
  static const char *const members[] = { "path",      "rows", "total", "into", "first_page",
                                         "page_size", "days", "row",   "body", NULL };
  PentadMappingList *list = g_new0 (PentadMappingList, 1);
  const PentadJson *row;

  g_ptr_array_add (document->lists, list);
  list->first_page = 1;
  list->days = DEFAULT_DAYS;
  if (!check_object (reading, node, members, "a list with path and row") ||
      !read_text (reading, node, "path", TRUE, "the path of the list, like /region/list",
                  &list->path) ||
      !read_text (reading, node, "rows", FALSE, "where the rows lie, like result.list",
                  &list->rows) ||
      !read_text (reading, node, "total", FALSE, "where the number of rows lies", &list->total) ||
      !read_text (reading, node, "into", FALSE, "the member of the document", &list->into) ||
      !read_number (reading, node, "first_page", 0, 1, "0 or 1", &list->first_page) ||
      !read_number (reading, node, "page_size", 1, MAX_PAGE_SIZE, "a number of rows",
                    &list->page_size) ||
      !read_number (reading, node, "days", 1, MAX_DAYS, "days from 1 to 400", &list->days))
    return FALSE;
  if (!is_path (list->path))
    return fail (reading, pentad_json_member (node, "path"),
                 "a path that begins with “/”, with no other braces than {page}, {from} and {to}");
  if ((list->rows == NULL) != (list->into == NULL))
    return fail (reading, node, "both rows and into, or neither");
  list->body = pentad_json_member (node, "body");
  if (list->body != NULL && list->body->type != PENTAD_JSON_OBJECT)
    return fail (reading, list->body, "what is sent by POST, as an object");
  list->is_paged = strstr (list->path, "{page}") != NULL || pentad_list_names_page (list->body);
  row = pentad_json_member (node, "row");
  if (row == NULL || row->type != PENTAD_JSON_OBJECT)
    return fail (reading, row != NULL ? row : node, "a row, as an object");
  list->row = row;
  return check_template (reading, row, 0);
}

static gboolean
read_document (Reading *reading, const PentadJson *node)
{
  PentadMappingDocument *document;

  if (!g_strv_contains (document_names, node->name))
    return fail (reading, node, "a document of the platform API");
  if (pentad_mapping_find (reading->mapping, node->name) != NULL)
    return fail (reading, node, "each document once");
  if (node->type != PENTAD_JSON_ARRAY || node->count == 0)
    return fail (reading, node, "an array of lists");
  document = g_new0 (PentadMappingDocument, 1);
  document->name = g_strdup (node->name);
  document->lists = g_ptr_array_new_with_free_func (list_free);
  g_ptr_array_add (reading->mapping->documents, document);
  PENTAD_JSON_EACH (list, node)
  {
    if (!read_list (reading, list, document))
      return FALSE;
  }
  return TRUE;
}

/* --- The file --------------------------------------------------------------------------------- */

static gboolean
read_envelope (Reading *reading, const PentadJson *node)
{
  static const char *const members[] = { "success", "values", "message", NULL };
  PentadMapping *mapping = reading->mapping;

  if (node == NULL)
    return TRUE;
  if (!check_object (reading, node, members, "an envelope") ||
      !read_text (reading, node, "success", TRUE, "success: where it says that all is well",
                  &mapping->success) ||
      !read_text (reading, node, "message", FALSE, "where it says what is wrong",
                  &mapping->message))
    return FALSE;
  mapping->values = pentad_json_member (node, "values");
  if (mapping->values == NULL || mapping->values->type != PENTAD_JSON_ARRAY ||
      mapping->values->count == 0)
    return fail (reading, mapping->values != NULL ? mapping->values : node,
                 "values: an array of what it says when all is well");
  PENTAD_JSON_EACH (value, mapping->values)
  {
    if (!is_literal (value))
      return fail (reading, value, "a text, a number, true, false or null");
  }
  return TRUE;
}

static gboolean
read_name (Reading *reading, const PentadJson *node)
{
  static const char *const members[] = { "zh_CN", "zh_TW", "en", NULL };
  static const PentadLanguage languages[] = { PENTAD_LANGUAGE_ZH_CN, PENTAD_LANGUAGE_ZH_TW,
                                              PENTAD_LANGUAGE_EN };

  if (pentad_json_string (node) != NULL)
    {
      pentad_label_set_all (&reading->mapping->name, pentad_json_string (node));
      return TRUE;
    }
  if (!check_object (reading, node, members, "a name, or names by language"))
    return FALSE;
  for (guint i = 0; members[i] != NULL; i++)
    {
      const PentadJson *text = pentad_json_member (node, members[i]);

      if (text != NULL && pentad_json_string (text) == NULL)
        return fail (reading, text, "a string");
      if (text != NULL)
        pentad_label_set (&reading->mapping->name, languages[i], pentad_json_string (text));
    }
  return TRUE;
}

static gboolean
read_city (Reading *reading, const PentadJson *root)
{
  static const char *const members[] = { "code", "name", NULL };
  PentadMapping *mapping = reading->mapping;
  const PentadJson *city = pentad_json_member (root, "city");
  g_autoptr (PentadZone) zone = NULL;
  g_autoptr (PentadCrs) crs = NULL;

  if (city == NULL || !check_object (reading, city, members, "a city with code and name") ||
      !read_text (reading, city, "code", TRUE, "the city's code", &mapping->code))
    return fail (reading, root, "a city");
  if (pentad_json_member (city, "name") != NULL &&
      !read_name (reading, pentad_json_member (city, "name")))
    return FALSE;
  if (!read_text (reading, root, "time_zone", TRUE, "a time_zone, like Asia/Shanghai or +08:00",
                  &mapping->zone) ||
      !read_text (reading, root, "crs", FALSE, "a coordinate system", &mapping->crs) ||
      !read_text (reading, root, "scheme", FALSE, "the id of a scheme", &mapping->scheme))
    return FALSE;
  if (strchr (mapping->zone, '.') == NULL && mapping->zone[0] != '/')
    zone = pentad_zone_new (mapping->zone, 0, NULL);
  if (zone == NULL)
    return fail (reading, pentad_json_member (root, "time_zone"),
                 "a known time zone, like Asia/Shanghai or +08:00");
  crs = pentad_crs_new_declared (mapping->crs, PENTAD_CRS_EAST_FIRST, NULL);
  return crs != NULL || fail (reading, pentad_json_member (root, "crs"),
                              "a coordinate system: WGS84, CGCS2000, GCJ02, or one that PROJ "
                              "knows, like EPSG:4549");
}

static gboolean
read_root (Reading *reading)
{
  static const char *const members[] = { "format", "id",       "label",  "city",      "time_zone",
                                         "crs",    "envelope", "scheme", "documents", NULL };
  const PentadJson *root = pentad_json_tree_get_root (reading->mapping->tree);
  const PentadJson *format = pentad_json_member (root, "format");
  const PentadJson *documents = pentad_json_member (root, "documents");

  if (!check_object (reading, root, members, "a mapping"))
    return FALSE;
  if (pentad_json_number (format) != FORMAT)
    return fail (reading, format != NULL ? format : root, "a mapping of format 1");
  if (!read_city (reading, root) || !read_envelope (reading, pentad_json_member (root, "envelope")))
    return FALSE;
  if (documents == NULL || documents->type != PENTAD_JSON_OBJECT || documents->count == 0)
    return fail (reading, documents != NULL ? documents : root, "documents");
  PENTAD_JSON_EACH (document, documents)
  {
    if (!read_document (reading, document))
      return FALSE;
  }
  return pentad_mapping_find (reading->mapping, "state") != NULL ||
         fail (reading, documents, "at least the document state");
}

PentadMapping *
pentad_read_mapping (const char *data, gsize len, const char *origin, GError **error)
{
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  g_autoptr (PentadJsonTree) tree = pentad_json_tree_new (data, len, origin, &limits, error);
  g_autoptr (PentadMapping) mapping = NULL;
  Reading reading = { .error = error };

  if (tree == NULL)
    return NULL;
  mapping = g_new0 (PentadMapping, 1);
  g_atomic_ref_count_init (&mapping->refs);
  mapping->origin = g_strdup (origin);
  mapping->tree = g_steal_pointer (&tree);
  mapping->documents = g_ptr_array_new_with_free_func (document_free);
  reading.mapping = mapping;
  return read_root (&reading) ? g_steal_pointer (&mapping) : NULL;
}

PentadMapping *
pentad_read_mapping_file (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  const char *data;

  if (file == NULL)
    return NULL;
  if (g_mapped_file_get_length (file) > MAX_FILE)
    {
      g_set_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_LIMIT,
                   "%s: expected a mapping of at most 16 MiB", path);
      return NULL;
    }
  data = g_mapped_file_get_contents (file);
  return pentad_read_mapping (data != NULL ? data : "", g_mapped_file_get_length (file), path,
                              error);
}

PentadMapping *
pentad_mapping_ref (PentadMapping *mapping)
{
  g_atomic_ref_count_inc (&mapping->refs);
  return mapping;
}

void
pentad_mapping_unref (PentadMapping *mapping)
{
  if (!g_atomic_ref_count_dec (&mapping->refs))
    return;
  g_free (mapping->origin);
  g_free (mapping->code);
  pentad_label_clear (&mapping->name);
  g_free (mapping->zone);
  g_free (mapping->crs);
  g_free (mapping->scheme);
  g_free (mapping->success);
  g_free (mapping->message);
  g_ptr_array_unref (mapping->documents);
  pentad_json_tree_free (mapping->tree);
  g_free (mapping);
}

const PentadMappingDocument *
pentad_mapping_find (const PentadMapping *mapping, const char *name)
{
  for (guint i = 0; i < mapping->documents->len; i++)
    {
      const PentadMappingDocument *document = g_ptr_array_index (mapping->documents, i);

      if (g_str_equal (document->name, name))
        return document;
    }
  return NULL;
}
