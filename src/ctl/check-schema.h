/* Holds a JSON value against a schema of data/platform-api.yaml.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Knows the keywords that the file uses: type, properties, required, additionalProperties, items,
 * prefixItems, enum, const, format, pattern, minimum, maximum, minLength, maxLength, minItems,
 * maxItems and $ref. Members that are not named are no fault. */
#pragma once

#include "ctl/check-report.h"

typedef struct _PentadSchemas PentadSchemas;

/* What is wrong: a rule of the report, where, and what was expected. */
typedef void (*PentadSchemaFunc) (PentadCheckRule rule,
                                  const PentadJson *node,
                                  const char *expected,
                                  gpointer user_data);

/* api: the root of the API file as JSON; borrowed. */
PentadSchemas *pentad_schemas_new (const PentadJson *api);
void pentad_schemas_free (PentadSchemas *self);
/* What a reference leads to; a value without one is returned as it is. */
const PentadJson *pentad_schemas_resolve (PentadSchemas *self, const PentadJson *schema);
void pentad_schemas_check (PentadSchemas *self,
                           const PentadJson *schema,
                           const PentadJson *value,
                           PentadSchemaFunc func,
                           gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadSchemas, pentad_schemas_free)
