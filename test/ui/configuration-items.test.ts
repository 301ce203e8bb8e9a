import { useSession } from './session';

const file = 'shop/production.kie.json';
const valueLine = 6;
const beforePeriod = String.raw`      "value": "rate: 100\nlimitRefreshPeriod: `;

describe('configuration items in the workbench', () => {
  const session = useSession();

  it('show a mistake of a policy inside the JSON text that holds it', async () => {
    const { workbench, picture } = session();
    await workbench.openFile(file, valueLine, beforePeriod.length + 1);
    await workbench.typeOverRestOfLine(String.raw`100ms\n",`);
    await workbench.goTo(valueLine, beforePeriod.length + 2);
    await workbench.hover('is no duration for', 'Length of a period');
    await picture('configuration-items');
    await workbench.goTo(valueLine, beforePeriod.length + 1);
    await workbench.typeOverRestOfLine(String.raw`1S\n",`);
    await workbench.noErrors();
  });
});
