/* Holds a JSON value against a schema of data/platform-api.yaml.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/check-schema.h"

#include "model/zone.h"

#include <math.h>

struct _PentadSchemas
{
  const PentadJson *api;
  GHashTable *targets;  /* reference to the schema it leads to */
  GHashTable *patterns; /* pattern to GRegex */
};

/* One check under way. */
typedef struct
{
  PentadSchemas *schemas;
  PentadSchemaFunc func;
  gpointer user_data;
} Check;

PentadSchemas *
pentad_schemas_new (const PentadJson *api)
{
  PentadSchemas *self = g_new0 (PentadSchemas, 1);

  self->api = api;
  self->targets = g_hash_table_new (g_str_hash, g_str_equal);
  self->patterns =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_regex_unref);
  return self;
}

void
pentad_schemas_free (PentadSchemas *self)
{
  g_hash_table_unref (self->targets);
  g_hash_table_unref (self->patterns);
  g_free (self);
}

static const PentadJson *
follow (PentadSchemas *self, const char *reference)
{
  g_auto (GStrv) parts = g_strsplit (reference, "/", 16);
  const PentadJson *at = self->api;

  for (guint i = 1; parts[i] != NULL && at != NULL; i++)
    at = pentad_json_member (at, parts[i]);
  return at;
}

const PentadJson *
pentad_schemas_resolve (PentadSchemas *self, const PentadJson *schema)
{
  const char *reference = pentad_json_string (pentad_json_member (schema, "$ref"));
  const PentadJson *target;

  if (reference == NULL)
    return schema;
  target = g_hash_table_lookup (self->targets, reference);
  if (target == NULL && (target = follow (self, reference)) != NULL)
    g_hash_table_insert (self->targets, (gpointer)reference, (gpointer)target);
  return target;
}

static void G_GNUC_PRINTF (4, 5) report (
    const Check *check, PentadCheckRule rule, const PentadJson *value, const char *format, ...)
{
  g_autofree char *expected = NULL;
  va_list args;

  va_start (args, format);
  expected = g_strdup_vprintf (format, args);
  va_end (args);
  check->func (rule, value, expected, check->user_data);
}

static gboolean
is_of_type (const PentadJson *value, const char *type)
{
  switch (value->type)
    {
    case PENTAD_JSON_NULL:
      return strcmp (type, "null") == 0;
    case PENTAD_JSON_BOOLEAN:
      return strcmp (type, "boolean") == 0;
    case PENTAD_JSON_NUMBER:
      return strcmp (type, "number") == 0 ||
             (strcmp (type, "integer") == 0 && value->number == floor (value->number));
    case PENTAD_JSON_STRING:
      return strcmp (type, "string") == 0;
    case PENTAD_JSON_ARRAY:
      return strcmp (type, "array") == 0;
    case PENTAD_JSON_OBJECT:
      return strcmp (type, "object") == 0;
    case PENTAD_JSON_NONE:
      break;
    }
  return FALSE;
}

/* One type, or several of which one must fit. */
static gboolean
check_type (const Check *check, const PentadJson *types, const PentadJson *value)
{
  const char *single = pentad_json_string (types), *first = single;
  gboolean fits = single != NULL && is_of_type (value, single), is_number = FALSE;

  if (single == NULL)
    PENTAD_JSON_EACH (type, types)
    {
      first = first != NULL ? first : type->string;
      fits = fits || is_of_type (value, type->string);
    }
  if (fits)
    return TRUE;
  is_number = strcmp (first, "number") == 0 || strcmp (first, "integer") == 0;
  report (check,
          is_number && value->type == PENTAD_JSON_STRING ? PENTAD_CHECK_RULE_NUMBERS
                                                         : PENTAD_CHECK_RULE_SHAPE,
          value, "%s %s", strchr ("aio", first[0]) != NULL ? "an" : "a", first);
  return FALSE;
}

static gboolean
is_in (const PentadJson *list, const PentadJson *value)
{
  PENTAD_JSON_EACH (item, list)
  {
    if (item->type == value->type &&
        (value->type == PENTAD_JSON_STRING ? strcmp (item->string, value->string) == 0
                                           : pentad_json_equal (item, value)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
matches (PentadSchemas *self, const char *pattern, const char *text)
{
  GRegex *regex = g_hash_table_lookup (self->patterns, pattern);

  if (regex == NULL && (regex = g_regex_new (pattern, 0, 0, NULL)) != NULL)
    g_hash_table_insert (self->patterns, (gpointer)pattern, regex);
  return regex == NULL || g_regex_match (regex, text, 0, NULL);
}

static void
check_string (const Check *check, const PentadJson *schema, const PentadJson *value)
{
  const char *format = pentad_json_string (pentad_json_member (schema, "format"));
  const char *pattern = pentad_json_string (pentad_json_member (schema, "pattern"));
  double min = pentad_json_number (pentad_json_member (schema, "minLength"));
  double max = pentad_json_number (pentad_json_member (schema, "maxLength"));
  gint64 time;
  gint32 day;

  if (g_strcmp0 (format, "date-time") == 0 && !pentad_time_parse (value->string, -1, NULL, &time))
    report (check, PENTAD_CHECK_RULE_TIMES, value,
            "a time with its zone, like 2026-11-22T14:32:05+08:00");
  if (g_strcmp0 (format, "date") == 0 && !pentad_day_parse (value->string, &day))
    report (check, PENTAD_CHECK_RULE_TIMES, value, "a day like 2026-11-22");
  if (pattern != NULL && !matches (check->schemas, pattern, value->string))
    report (check, PENTAD_CHECK_RULE_SHAPE, value, "text like %s", pattern);
  if (value->count < min || value->count > max)
    report (check, PENTAD_CHECK_RULE_SHAPE, value, "a text of another length");
}

static void
check_number (const Check *check, const PentadJson *schema, const PentadJson *value)
{
  double min = pentad_json_number (pentad_json_member (schema, "minimum"));
  double max = pentad_json_number (pentad_json_member (schema, "maximum"));

  if (value->number < min)
    report (check, PENTAD_CHECK_RULE_RANGE, value, "at least %.15g", min);
  if (value->number > max)
    report (check, PENTAD_CHECK_RULE_RANGE, value, "at most %.15g", max);
}

static void check_value (const Check *check, const PentadJson *schema, const PentadJson *value);

static void
check_array (const Check *check, const PentadJson *schema, const PentadJson *value)
{
  const PentadJson *items = pentad_json_member (schema, "items");
  const PentadJson *prefix = pentad_json_member (schema, "prefixItems");
  const PentadJson *expected = pentad_json_first (prefix);
  double min = pentad_json_number (pentad_json_member (schema, "minItems"));
  double max = pentad_json_number (pentad_json_member (schema, "maxItems"));

  if (value->count < min)
    report (check, PENTAD_CHECK_RULE_SHAPE, value, "at least %.15g elements", min);
  if (value->count > max)
    report (check, PENTAD_CHECK_RULE_SHAPE, value, "at most %.15g elements", max);
  PENTAD_JSON_EACH (item, value)
  {
    if (expected != NULL)
      {
        check_value (check, expected, item);
        expected = pentad_json_next (prefix, expected);
      }
    else if (items != NULL)
      check_value (check, items, item);
  }
}

static void
check_object (const Check *check, const PentadJson *schema, const PentadJson *value)
{
  const PentadJson *properties = pentad_json_member (schema, "properties");
  const PentadJson *others = pentad_json_member (schema, "additionalProperties");
  const PentadJson *required = pentad_json_member (schema, "required");

  PENTAD_JSON_EACH (name, required)
  {
    if (pentad_json_member (value, name->string) == NULL)
      report (check, PENTAD_CHECK_RULE_REQUIRED, value, "the member %s", name->string);
  }
  PENTAD_JSON_EACH (member, value)
  {
    const PentadJson *expected = pentad_json_member (properties, member->name);

    if (expected == NULL)
      expected = others;
    if (expected != NULL)
      check_value (check, expected, member);
  }
}

static void
check_value (const Check *check, const PentadJson *schema, const PentadJson *value)
{
  const PentadJson *types, *list, *only;

  schema = pentad_schemas_resolve (check->schemas, schema);
  types = pentad_json_member (schema, "type");
  if (types != NULL && !check_type (check, types, value))
    return;
  list = pentad_json_member (schema, "enum");
  if (list != NULL && !is_in (list, value))
    report (check,
            pentad_json_is_true (pentad_json_member (schema, "x-extensible"))
                ? PENTAD_CHECK_RULE_ENUMS
                : PENTAD_CHECK_RULE_SHAPE,
            value, "a value that the API names");
  only = pentad_json_member (schema, "const");
  if (only != NULL && (only->type != value->type ||
                       (only->type == PENTAD_JSON_STRING ? strcmp (only->string, value->string) != 0
                                                         : only->number != value->number)))
    {
      g_autofree char *excerpt = pentad_json_dup_excerpt (only);

      report (check, PENTAD_CHECK_RULE_SHAPE, value, "%s", excerpt);
    }
  if (value->type == PENTAD_JSON_STRING)
    check_string (check, schema, value);
  else if (value->type == PENTAD_JSON_NUMBER)
    check_number (check, schema, value);
  else if (value->type == PENTAD_JSON_ARRAY)
    check_array (check, schema, value);
  else if (value->type == PENTAD_JSON_OBJECT)
    check_object (check, schema, value);
}

void
pentad_schemas_check (PentadSchemas *self,
                      const PentadJson *schema,
                      const PentadJson *value,
                      PentadSchemaFunc func,
                      gpointer user_data)
{
  const Check check = { self, func, user_data };

  check_value (&check, schema, value);
}
