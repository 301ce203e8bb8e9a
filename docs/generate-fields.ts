// Writes docs/fields.md from the kinds of cloud manifests.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fieldPage } from '../manifests/field-page';
import { cloudKinds } from '../manifests/kinds/cloud/kinds';

void writeFile(path.join(import.meta.dirname, 'fields.md'), fieldPage(cloudKinds));
